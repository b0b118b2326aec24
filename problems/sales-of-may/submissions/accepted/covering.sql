-- dialect: postgresql
CREATE INDEX sales_by_time ON sales (sold_at) INCLUDE (store_id, amount);

SELECT store_id, COUNT(*) AS sold, SUM(amount) AS total
FROM sales
WHERE sold_at >= TIMESTAMP '2024-05-01 00:00:00' AND sold_at < TIMESTAMP '2024-06-01 00:00:00'
GROUP BY store_id
ORDER BY store_id;
