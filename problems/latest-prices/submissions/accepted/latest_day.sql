-- dialect: mysql
SELECT p.name, COALESCE(c.price, 1000) AS price
FROM products p
LEFT JOIN (
    SELECT product_id, MAX(valid_from) AS valid_from
    FROM prices
    WHERE valid_from <= '2024-05-01'
    GROUP BY product_id
) latest ON latest.product_id = p.id
LEFT JOIN prices c ON c.product_id = p.id AND c.valid_from = latest.valid_from;
