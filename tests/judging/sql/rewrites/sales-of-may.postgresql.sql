-- dialect: postgresql

-- a closed range to the last second
CREATE INDEX by_time ON sales (sold_at);
SELECT store_id, COUNT(*) AS sold, SUM(amount) AS total
FROM sales
WHERE sold_at BETWEEN TIMESTAMP '2024-05-01 00:00:00' AND TIMESTAMP '2024-05-31 23:59:59'
GROUP BY store_id
ORDER BY store_id;

-- a CTE
CREATE INDEX by_time ON sales (sold_at);
WITH may AS (
    SELECT store_id, amount FROM sales
    WHERE sold_at >= TIMESTAMP '2024-05-01 00:00:00' AND sold_at < TIMESTAMP '2024-06-01 00:00:00'
)
SELECT store_id, COUNT(amount) AS sold, SUM(amount) AS total FROM may GROUP BY store_id ORDER BY 1;
