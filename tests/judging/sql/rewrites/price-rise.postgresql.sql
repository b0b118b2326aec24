-- dialect: postgresql

-- IN groups
UPDATE products SET price = price + 100
WHERE id IN (SELECT product_id FROM orders GROUP BY product_id HAVING COUNT(*) >= 2);

-- FROM
UPDATE products p SET price = p.price + 100
FROM (SELECT product_id FROM orders GROUP BY product_id HAVING COUNT(id) > 1) o
WHERE o.product_id = p.id;

-- EXISTS with HAVING
UPDATE products SET price = price + 100
WHERE EXISTS (SELECT o.product_id FROM orders o WHERE o.product_id = products.id GROUP BY o.product_id HAVING COUNT(*) > 1);

-- CASE
UPDATE products
SET price = price + CASE WHEN (SELECT COUNT(*) FROM orders o WHERE o.product_id = products.id) > 1 THEN 100 ELSE 0 END;

-- NOT below two
UPDATE products SET price = price + 100
WHERE NOT (SELECT COUNT(*) FROM orders o WHERE o.product_id = products.id) < 2;
