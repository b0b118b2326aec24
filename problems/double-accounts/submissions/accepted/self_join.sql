-- dialect: mysql
DELETE a
FROM accounts a
JOIN accounts b ON b.email = a.email AND b.id < a.id;
