-- dialect: mysql

-- a closed range to the last second
CREATE INDEX by_time ON sales (sold_at);
SELECT store_id, COUNT(*) AS sold, SUM(amount) AS total
FROM sales
WHERE sold_at BETWEEN '2024-05-01 00:00:00' AND '2024-05-31 23:59:59'
GROUP BY store_id
ORDER BY store_id;

-- typed moments, another order of the conditions
CREATE INDEX by_time ON sales (sold_at, store_id, amount);
SELECT store_id, COUNT(id) AS sold, SUM(amount) AS total
FROM sales
WHERE sold_at < TIMESTAMP '2024-06-01 00:00:00' AND sold_at >= TIMESTAMP '2024-05-01 00:00:00'
GROUP BY store_id
ORDER BY 1;

-- filtered within
CREATE INDEX by_time ON sales (sold_at);
SELECT store_id, COUNT(*) AS sold, SUM(amount) AS total
FROM (SELECT store_id, amount FROM sales WHERE sold_at >= '2024-05-01' AND sold_at < '2024-06-01') may
GROUP BY store_id
ORDER BY store_id;
