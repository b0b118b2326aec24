-- dialect: mysql
-- The domain is to be in small letters.
SELECT id,
       IFNULL(CONCAT(SUBSTRING(phone, 1, 3), '-****-', SUBSTRING(phone, 8)), 'none') AS contact,
       SUBSTRING_INDEX(email, '@', -1) AS domain
FROM customers
ORDER BY id;
