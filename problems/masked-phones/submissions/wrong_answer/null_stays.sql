-- dialect: mysql
-- A customer without a phone shows NULL.
SELECT id,
       CONCAT(LEFT(phone, 3), '-****-', RIGHT(phone, 4)) AS contact,
       LOWER(SUBSTRING_INDEX(email, '@', -1)) AS domain
FROM customers
ORDER BY id;
