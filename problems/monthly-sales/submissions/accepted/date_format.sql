-- dialect: mysql
SELECT DATE_FORMAT(sold_at, '%Y-%m') AS month,
       SUM(CASE WHEN channel = 'web' THEN amount ELSE 0 END) AS web,
       SUM(CASE WHEN channel = 'store' THEN amount ELSE 0 END) AS store,
       COUNT(CASE WHEN amount < 0 THEN 1 END) AS returns
FROM sales
GROUP BY DATE_FORMAT(sold_at, '%Y-%m')
ORDER BY month;
