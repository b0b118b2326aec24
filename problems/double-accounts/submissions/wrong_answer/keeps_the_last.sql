-- dialect: mysql
-- The largest id of each email is kept.
DELETE a
FROM accounts a
JOIN accounts b ON b.email = a.email AND b.id > a.id;
