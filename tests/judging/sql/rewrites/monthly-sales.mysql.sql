-- dialect: mysql

-- IF for CASE, a condition as a number
SELECT DATE_FORMAT(sold_at, '%Y-%m') AS month, SUM(IF(channel = 'web', amount, 0)) AS web,
       SUM(IF(channel = 'store', amount, 0)) AS store, SUM(amount < 0) AS returns
FROM sales
GROUP BY month
ORDER BY month;

-- a condition as a factor
SELECT DATE_FORMAT(sold_at, '%Y-%m') AS month, SUM((channel = 'web') * amount) AS web,
       SUM((channel <> 'web') * amount) AS store, COUNT(IF(amount < 0, 1, NULL)) AS returns
FROM sales
GROUP BY DATE_FORMAT(sold_at, '%Y-%m')
ORDER BY 1;

-- the beginning of the text
SELECT LEFT(sold_at, 7) AS month, COALESCE(SUM(CASE WHEN channel = 'web' THEN amount END), 0) AS web,
       COALESCE(SUM(CASE WHEN channel = 'store' THEN amount END), 0) AS store,
       SUM(CASE WHEN amount < 0 THEN 1 ELSE 0 END) AS returns
FROM sales
GROUP BY LEFT(sold_at, 7)
ORDER BY month;

-- year and month put together
SELECT CONCAT(YEAR(sold_at), '-', LPAD(MONTH(sold_at), 2, '0')) AS month,
       SUM(CASE channel WHEN 'web' THEN amount ELSE 0 END) AS web,
       SUM(CASE channel WHEN 'store' THEN amount ELSE 0 END) AS store,
       COUNT(CASE WHEN amount < 0 THEN id END) AS returns
FROM sales
GROUP BY YEAR(sold_at), MONTH(sold_at)
ORDER BY YEAR(sold_at), MONTH(sold_at);

-- the whole without the web
SELECT DATE_FORMAT(sold_at, '%Y-%m') AS month,
       SUM(CASE WHEN channel = 'web' THEN amount ELSE 0 END) AS web,
       SUM(amount) - SUM(CASE WHEN channel = 'web' THEN amount ELSE 0 END) AS store,
       COUNT(*) - SUM(amount >= 0) AS returns
FROM sales
GROUP BY DATE_FORMAT(sold_at, '%Y-%m')
ORDER BY month;

-- UNION ALL of both channels
SELECT month, SUM(web) AS web, SUM(store) AS store, SUM(back) AS returns
FROM (
    SELECT DATE_FORMAT(sold_at, '%Y-%m') AS month, amount AS web, 0 AS store, amount < 0 AS back
    FROM sales WHERE channel = 'web'
    UNION ALL
    SELECT DATE_FORMAT(sold_at, '%Y-%m'), 0, amount, amount < 0 FROM sales WHERE channel = 'store'
) x
GROUP BY month
ORDER BY month;

-- correlated subqueries over the months
SELECT m.month,
       COALESCE((SELECT SUM(amount) FROM sales WHERE channel = 'web' AND DATE_FORMAT(sold_at, '%Y-%m') = m.month), 0) AS web,
       COALESCE((SELECT SUM(amount) FROM sales WHERE channel = 'store' AND DATE_FORMAT(sold_at, '%Y-%m') = m.month), 0) AS store,
       (SELECT COUNT(*) FROM sales WHERE amount < 0 AND DATE_FORMAT(sold_at, '%Y-%m') = m.month) AS returns
FROM (SELECT DISTINCT DATE_FORMAT(sold_at, '%Y-%m') AS month FROM sales) m
ORDER BY m.month;

-- windows and DISTINCT
SELECT DISTINCT DATE_FORMAT(sold_at, '%Y-%m') AS month,
       SUM(IF(channel = 'web', amount, 0)) OVER (PARTITION BY DATE_FORMAT(sold_at, '%Y-%m')) AS web,
       SUM(IF(channel = 'store', amount, 0)) OVER (PARTITION BY DATE_FORMAT(sold_at, '%Y-%m')) AS store,
       SUM(amount < 0) OVER (PARTITION BY DATE_FORMAT(sold_at, '%Y-%m')) AS returns
FROM sales
ORDER BY month;

-- a CTE that prepares the rows
WITH prepared AS (
    SELECT SUBSTRING(sold_at, 1, 7) AS month, IF(channel = 'web', amount, 0) AS web,
           IF(channel = 'web', 0, amount) AS store, IF(amount < 0, 1, 0) AS back
    FROM sales
)
SELECT month, SUM(web), SUM(store), SUM(back) FROM prepared GROUP BY month ORDER BY month;

-- by the last day of the month
SELECT DATE_FORMAT(LAST_DAY(sold_at), '%Y-%m') AS month,
       SUM(CASE WHEN channel = 'web' THEN amount ELSE 0 END) AS web,
       SUM(CASE WHEN channel = 'store' THEN amount ELSE 0 END) AS store,
       COUNT(CASE WHEN amount < 0 THEN 1 END) AS returns
FROM sales
GROUP BY LAST_DAY(sold_at)
ORDER BY LAST_DAY(sold_at);
