-- dialect: mysql
-- COUNT counts the zeros as well: all that it leaves out is NULL.
SELECT DATE_FORMAT(sold_at, '%Y-%m') AS month,
       SUM(IF(channel = 'web', amount, 0)) AS web,
       SUM(IF(channel = 'store', amount, 0)) AS store,
       COUNT(CASE WHEN amount < 0 THEN 1 ELSE 0 END) AS returns
FROM sales
GROUP BY DATE_FORMAT(sold_at, '%Y-%m')
ORDER BY month;
