-- dialect: mysql
-- A month without sales on the web has no sum: NULL, and not 0.
SELECT DATE_FORMAT(sold_at, '%Y-%m') AS month,
       SUM(CASE WHEN channel = 'web' THEN amount END) AS web,
       SUM(CASE WHEN channel = 'store' THEN amount END) AS store,
       SUM(amount < 0) AS returns
FROM sales
GROUP BY DATE_FORMAT(sold_at, '%Y-%m')
ORDER BY month;
