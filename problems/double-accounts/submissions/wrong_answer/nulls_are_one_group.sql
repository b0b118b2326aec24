-- dialect: postgresql
-- GROUP BY puts all NULLs into one group, of which one row is left.
DELETE FROM accounts
WHERE id NOT IN (SELECT MIN(id) FROM accounts GROUP BY email);
