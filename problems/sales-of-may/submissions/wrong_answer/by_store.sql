-- dialect: mysql
-- Groups without sorting, and reads the sales of all times.
CREATE INDEX sales_by_store ON sales (store_id, sold_at, amount);

SELECT store_id, COUNT(*) AS sold, SUM(amount) AS total
FROM sales
WHERE sold_at >= '2024-05-01' AND sold_at < '2024-06-01'
GROUP BY store_id
ORDER BY store_id;
