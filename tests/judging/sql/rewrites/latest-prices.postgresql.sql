-- dialect: postgresql

-- DISTINCT ON
SELECT p.name, COALESCE(l.price, 1000) AS price
FROM products p
LEFT JOIN (
    SELECT DISTINCT ON (product_id) product_id, price FROM prices
    WHERE valid_from <= DATE '2024-05-01'
    ORDER BY product_id, valid_from DESC
) l ON l.product_id = p.id;

-- the latest day joined
SELECT p.name, COALESCE(c.price, 1000) AS price
FROM products p
LEFT JOIN (
    SELECT product_id, MAX(valid_from) AS day FROM prices WHERE valid_from < DATE '2024-05-02' GROUP BY product_id
) l ON l.product_id = p.id
LEFT JOIN prices c ON c.product_id = l.product_id AND c.valid_from = l.day;

-- ranked
WITH ranked AS (
    SELECT product_id, price, RANK() OVER (PARTITION BY product_id ORDER BY valid_from DESC) AS n
    FROM prices WHERE valid_from <= '2024-05-01'
)
SELECT p.name, COALESCE((SELECT r.price FROM ranked r WHERE r.product_id = p.id AND r.n = 1), 1000) AS price
FROM products p;

-- no later one
SELECT p.name, COALESCE(a.price, 1000) AS price
FROM products p
LEFT JOIN prices a ON a.product_id = p.id AND a.valid_from <= DATE '2024-05-01'
    AND NOT EXISTS (
        SELECT 1 FROM prices b
        WHERE b.product_id = a.product_id AND b.valid_from > a.valid_from AND b.valid_from <= DATE '2024-05-01'
    );

-- an outer join of later ones
SELECT p.name, COALESCE(a.price, 1000) AS price
FROM products p
LEFT JOIN prices a ON a.product_id = p.id AND a.valid_from <= DATE '2024-05-01'
LEFT JOIN prices b ON b.product_id = a.product_id AND b.valid_from > a.valid_from AND b.valid_from <= DATE '2024-05-01'
WHERE b.product_id IS NULL;
