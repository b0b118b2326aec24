-- dialect: mysql

-- ordered, the first
SELECT p.name, COALESCE((
    SELECT c.price FROM prices c
    WHERE c.product_id = p.id AND c.valid_from <= '2024-05-01'
    ORDER BY c.valid_from DESC LIMIT 1
), 1000) AS price
FROM products p;

-- the latest day in ON
SELECT p.name, IFNULL(c.price, 1000) AS price
FROM products p
LEFT JOIN prices c ON c.product_id = p.id AND c.valid_from = (
    SELECT MAX(l.valid_from) FROM prices l WHERE l.product_id = p.id AND l.valid_from < '2024-05-02'
);

-- numbered
SELECT p.name, COALESCE(n.price, 1000) AS price
FROM products p
LEFT JOIN (
    SELECT product_id, price, ROW_NUMBER() OVER (PARTITION BY product_id ORDER BY valid_from DESC) AS n
    FROM prices WHERE valid_from <= '2024-05-01'
) n ON n.product_id = p.id AND n.n = 1;

-- NOT EXISTS a later one
SELECT p.name, CASE WHEN c.price IS NULL THEN 1000 ELSE c.price END AS price
FROM products p
LEFT JOIN (
    SELECT a.product_id, a.price FROM prices a
    WHERE a.valid_from <= '2024-05-01' AND NOT EXISTS (
        SELECT 1 FROM prices b
        WHERE b.product_id = a.product_id AND b.valid_from > a.valid_from AND b.valid_from <= '2024-05-01'
    )
) c ON c.product_id = p.id;

-- UNION ALL of those with a price and without
SELECT p.name, c.price
FROM products p
JOIN prices c ON c.product_id = p.id
WHERE (c.product_id, c.valid_from) IN (
    SELECT product_id, MAX(valid_from) FROM prices WHERE valid_from <= '2024-05-01' GROUP BY product_id
)
UNION ALL
SELECT p.name, 1000 FROM products p
WHERE NOT EXISTS (SELECT 1 FROM prices c WHERE c.product_id = p.id AND c.valid_from <= '2024-05-01');

-- FIRST_VALUE
SELECT p.name, COALESCE(f.price, 1000) AS price
FROM products p
LEFT JOIN (
    SELECT DISTINCT product_id, FIRST_VALUE(price) OVER (PARTITION BY product_id ORDER BY valid_from DESC) AS price
    FROM prices WHERE NOT valid_from > '2024-05-01'
) f ON f.product_id = p.id;

-- a CTE
WITH known AS (SELECT * FROM prices WHERE valid_from <= '2024-05-01'),
latest AS (SELECT product_id, MAX(valid_from) AS day FROM known GROUP BY product_id)
SELECT p.name, COALESCE(k.price, 1000)
FROM products p
LEFT JOIN (latest l JOIN known k ON k.product_id = l.product_id AND k.valid_from = l.day) ON l.product_id = p.id;
