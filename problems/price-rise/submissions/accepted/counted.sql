-- dialect: postgresql
UPDATE products
SET price = price + 100
WHERE (SELECT COUNT(*) FROM orders o WHERE o.product_id = products.id) > 1;
