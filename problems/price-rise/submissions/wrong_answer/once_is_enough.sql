-- dialect: mysql
-- A product that was ordered once becomes dearer, too.
UPDATE products
SET price = price + 100
WHERE id IN (SELECT product_id FROM orders);
