-- dialect: mysql

-- a count for each product
UPDATE products SET price = price + 100
WHERE (SELECT COUNT(*) FROM orders o WHERE o.product_id = products.id) >= 2;

-- a join with the groups
UPDATE products p
JOIN (SELECT product_id FROM orders GROUP BY product_id HAVING COUNT(*) > 1) o ON o.product_id = p.id
SET p.price = p.price + 100;

-- two different orders
UPDATE products SET price = 100 + price
WHERE EXISTS (
    SELECT 1 FROM orders a JOIN orders b ON b.product_id = a.product_id AND b.id > a.id
    WHERE a.product_id = products.id
);

-- the least and the greatest id differ
UPDATE products SET price = price + 100
WHERE id IN (SELECT product_id FROM orders GROUP BY product_id HAVING MIN(id) <> MAX(id));

-- CASE for WHERE
UPDATE products
SET price = CASE WHEN id IN (SELECT product_id FROM orders GROUP BY product_id HAVING COUNT(*) >= 2)
                 THEN price + 100 ELSE price END;

-- NOT IN those ordered too seldom
UPDATE products SET price = price - -100
WHERE id NOT IN (SELECT product_id FROM orders GROUP BY product_id HAVING COUNT(*) < 2)
  AND id IN (SELECT product_id FROM orders);

-- numbered
UPDATE products SET price = price + 100
WHERE id IN (
    SELECT product_id FROM (
        SELECT product_id, ROW_NUMBER() OVER (PARTITION BY product_id ORDER BY id) AS n FROM orders
    ) x
    WHERE n = 2
);

-- a sum of ones, prices that are NULL left alone
UPDATE products SET price = price + 100
WHERE price IS NOT NULL
  AND id IN (SELECT product_id FROM orders GROUP BY product_id HAVING SUM(1) >= 2);

-- a self join in the list
UPDATE products SET price = price + 100
WHERE id IN (SELECT a.product_id FROM orders a JOIN orders b ON a.product_id = b.product_id WHERE a.id <> b.id);
