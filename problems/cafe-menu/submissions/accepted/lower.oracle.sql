-- dialect: oracle
SELECT id, name, price
FROM drinks
WHERE cold = 1 AND price <= 5000 AND LOWER(name) LIKE '%latte%'
ORDER BY price, id DESC;
