-- dialect: mysql
-- The condition in WHERE loses the products that had no price yet.
SELECT p.name, c.price
FROM products p
LEFT JOIN prices c ON c.product_id = p.id
WHERE c.valid_from = (
    SELECT MAX(valid_from) FROM prices WHERE product_id = p.id AND valid_from <= '2024-05-01'
);
