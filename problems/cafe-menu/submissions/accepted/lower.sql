-- dialect: postgresql
SELECT id, name, price
FROM drinks
WHERE cold AND price <= 5000 AND LOWER(name) LIKE '%latte%'
ORDER BY price, id DESC;
