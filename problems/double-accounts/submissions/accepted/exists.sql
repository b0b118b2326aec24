-- dialect: postgresql
DELETE FROM accounts a
WHERE EXISTS (SELECT 1 FROM accounts b WHERE b.email = a.email AND b.id < a.id);
