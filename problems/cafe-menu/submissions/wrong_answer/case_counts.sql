-- dialect: postgresql
-- LIKE looks at upper and lower case in PostgreSQL.
SELECT id, name, price
FROM drinks
WHERE cold AND price <= 5000 AND name LIKE '%latte%'
ORDER BY price, id DESC;
