-- dialect: mysql
-- A product without a price gets one.
UPDATE products
SET price = COALESCE(price, 0) + 100
WHERE id IN (SELECT product_id FROM orders GROUP BY product_id HAVING COUNT(*) >= 2);
