-- dialect: oracle

-- CASE for DECODE
SELECT TO_CHAR(sold_at, 'YYYY-MM') AS month,
       SUM(CASE WHEN channel = 'web' THEN amount ELSE 0 END) AS web,
       SUM(CASE WHEN channel = 'store' THEN amount ELSE 0 END) AS store,
       SUM(CASE WHEN amount < 0 THEN 1 ELSE 0 END) AS returns
FROM sales
GROUP BY TO_CHAR(sold_at, 'YYYY-MM')
ORDER BY month;

-- TRUNC
SELECT TO_CHAR(TRUNC(sold_at, 'MM'), 'YYYY-MM') AS month,
       NVL(SUM(CASE channel WHEN 'web' THEN amount END), 0) AS web,
       NVL(SUM(CASE channel WHEN 'store' THEN amount END), 0) AS store,
       COUNT(CASE WHEN SIGN(amount) = -1 THEN 1 END) AS returns
FROM sales
GROUP BY TRUNC(sold_at, 'MM')
ORDER BY TRUNC(sold_at, 'MM');

-- EXTRACT
SELECT EXTRACT(YEAR FROM sold_at) || '-' || LPAD(EXTRACT(MONTH FROM sold_at), 2, '0') AS month,
       SUM(DECODE(channel, 'web', amount, 0)) AS web,
       SUM(DECODE(channel, 'web', 0, amount)) AS store,
       COUNT(DECODE(SIGN(amount), -1, id)) AS returns
FROM sales
GROUP BY EXTRACT(YEAR FROM sold_at), EXTRACT(MONTH FROM sold_at)
ORDER BY month;
