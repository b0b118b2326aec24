-- dialect: mysql
-- The query could use an index, and there is none.
SELECT store_id, COUNT(*) AS sold, SUM(amount) AS total
FROM sales
WHERE sold_at >= '2024-05-01' AND sold_at < '2024-06-01'
GROUP BY store_id
ORDER BY store_id;
