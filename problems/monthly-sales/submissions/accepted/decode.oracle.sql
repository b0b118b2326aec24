-- dialect: oracle
SELECT TO_CHAR(sold_at, 'YYYY-MM') AS month,
       SUM(DECODE(channel, 'web', amount, 0)) AS web,
       SUM(DECODE(channel, 'store', amount, 0)) AS store,
       COUNT(CASE WHEN amount < 0 THEN 1 END) AS returns
FROM sales
GROUP BY TO_CHAR(sold_at, 'YYYY-MM')
ORDER BY month;
