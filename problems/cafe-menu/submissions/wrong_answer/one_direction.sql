-- dialect: mysql
-- DESC belongs to the key before it, and to no other.
SELECT id, name, price
FROM drinks
WHERE cold = TRUE AND price <= 5000 AND name LIKE '%latte%'
ORDER BY price DESC, id DESC;
