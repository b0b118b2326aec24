-- dialect: postgresql

-- DATE_TRUNC and CASE
SELECT TO_CHAR(DATE_TRUNC('month', sold_at), 'YYYY-MM') AS month,
       SUM(CASE WHEN channel = 'web' THEN amount ELSE 0 END) AS web,
       SUM(CASE WHEN channel = 'store' THEN amount ELSE 0 END) AS store,
       COUNT(CASE WHEN amount < 0 THEN 1 END) AS returns
FROM sales
GROUP BY DATE_TRUNC('month', sold_at)
ORDER BY month;

-- a number of the year and the month
SELECT EXTRACT(YEAR FROM sold_at) || '-' || LPAD(EXTRACT(MONTH FROM sold_at)::text, 2, '0') AS month,
       COALESCE(SUM(amount) FILTER (WHERE channel = 'web'), 0) AS web,
       COALESCE(SUM(amount) FILTER (WHERE channel <> 'web'), 0) AS store,
       COUNT(*) FILTER (WHERE NOT amount >= 0) AS returns
FROM sales
GROUP BY EXTRACT(YEAR FROM sold_at), EXTRACT(MONTH FROM sold_at)
ORDER BY month;

-- the beginning of the text
SELECT SUBSTR(CAST(sold_at AS text), 1, 7) AS month,
       SUM(CASE channel WHEN 'web' THEN amount ELSE 0 END) AS web,
       SUM(CASE channel WHEN 'store' THEN amount ELSE 0 END) AS store,
       SUM((amount < 0)::int) AS returns
FROM sales
GROUP BY 1
ORDER BY 1;

-- joined groups
WITH months AS (SELECT DISTINCT TO_CHAR(sold_at, 'YYYY-MM') AS month FROM sales),
web AS (SELECT TO_CHAR(sold_at, 'YYYY-MM') AS month, SUM(amount) AS total FROM sales WHERE channel = 'web' GROUP BY 1),
store AS (SELECT TO_CHAR(sold_at, 'YYYY-MM') AS month, SUM(amount) AS total FROM sales WHERE channel = 'store' GROUP BY 1),
back AS (SELECT TO_CHAR(sold_at, 'YYYY-MM') AS month, COUNT(*) AS sold FROM sales WHERE amount < 0 GROUP BY 1)
SELECT m.month, COALESCE(w.total, 0) AS web, COALESCE(s.total, 0) AS store, COALESCE(b.sold, 0) AS returns
FROM months m
LEFT JOIN web w ON w.month = m.month
LEFT JOIN store s ON s.month = m.month
LEFT JOIN back b ON b.month = m.month
ORDER BY m.month;

-- the same with USING
WITH web AS (SELECT TO_CHAR(sold_at, 'YYYY-MM') AS month, SUM(amount) AS web FROM sales WHERE channel = 'web' GROUP BY 1),
every AS (SELECT TO_CHAR(sold_at, 'YYYY-MM') AS month, SUM(amount) AS total, COUNT(*) FILTER (WHERE amount < 0) AS returns FROM sales GROUP BY 1)
SELECT month, COALESCE(web, 0) AS web, total - COALESCE(web, 0) AS store, returns
FROM every
LEFT JOIN web USING (month)
ORDER BY month;
