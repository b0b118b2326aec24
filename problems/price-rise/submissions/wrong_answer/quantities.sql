-- dialect: mysql
-- One order of five is still one order.
UPDATE products
SET price = price + 100
WHERE id IN (SELECT product_id FROM orders GROUP BY product_id HAVING SUM(quantity) >= 2);
