-- dialect: mysql
SELECT id,
       COALESCE(CONCAT(LEFT(phone, 3), '-****-', RIGHT(phone, 4)), 'none') AS contact,
       LOWER(SUBSTRING_INDEX(email, '@', -1)) AS domain
FROM customers
ORDER BY id;
