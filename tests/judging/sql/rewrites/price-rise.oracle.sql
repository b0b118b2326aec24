-- dialect: oracle

-- a count
UPDATE products SET price = price + 100
WHERE (SELECT COUNT(*) FROM orders o WHERE o.product_id = products.id) > 1;

-- DISTINCT ids
UPDATE products SET price = 100 + price
WHERE id IN (SELECT product_id FROM orders GROUP BY product_id HAVING COUNT(DISTINCT id) >= 2);

-- two orders
UPDATE products SET price = price + 100
WHERE EXISTS (
    SELECT 1 FROM orders a, orders b
    WHERE a.product_id = products.id AND b.product_id = a.product_id AND a.id < b.id
);
