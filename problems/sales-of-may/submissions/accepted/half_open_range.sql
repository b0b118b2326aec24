-- dialect: mysql
CREATE INDEX sales_by_time ON sales (sold_at);

SELECT store_id, COUNT(*) AS sold, SUM(amount) AS total
FROM sales
WHERE sold_at >= '2024-05-01' AND sold_at < '2024-06-01'
GROUP BY store_id
ORDER BY store_id;
