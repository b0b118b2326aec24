-- dialect: oracle
UPDATE products
SET price = price + 100
WHERE id IN (SELECT product_id FROM orders GROUP BY product_id HAVING COUNT(*) >= 2);
