-- dialect: postgresql
SELECT TO_CHAR(sold_at, 'YYYY-MM') AS month,
       COALESCE(SUM(amount) FILTER (WHERE channel = 'web'), 0) AS web,
       COALESCE(SUM(amount) FILTER (WHERE channel = 'store'), 0) AS store,
       COUNT(*) FILTER (WHERE amount < 0) AS returns
FROM sales
GROUP BY TO_CHAR(sold_at, 'YYYY-MM')
ORDER BY month;
