-- dialect: mysql
-- The highest price is not the latest.
SELECT p.name, COALESCE(MAX(c.price), 1000) AS price
FROM products p
LEFT JOIN prices c ON c.product_id = p.id AND c.valid_from <= '2024-05-01'
GROUP BY p.id, p.name;
