-- dialect: postgresql
SELECT p.name,
       COALESCE((
           SELECT c.price
           FROM prices c
           WHERE c.product_id = p.id AND c.valid_from <= DATE '2024-05-01'
           ORDER BY c.valid_from DESC
           LIMIT 1
       ), 1000) AS price
FROM products p;
