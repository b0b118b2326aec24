-- dialect: postgresql

-- an average
SELECT driver, ROUND(AVG(CASE WHEN result = 'done' THEN 100 ELSE 0 END), 1) AS rate
FROM deliveries
WHERE result IS NOT NULL
GROUP BY driver
ORDER BY rate DESC, driver;

-- a sum of CASE
SELECT driver, ROUND(SUM(CASE result WHEN 'done' THEN 1 ELSE 0 END) * 100.0 / COUNT(*), 1) AS rate
FROM deliveries
WHERE result IN ('done', 'failed')
GROUP BY driver
ORDER BY 2 DESC, 1;

-- NULLIF and HAVING
SELECT driver, ROUND(100.0 * COUNT(*) FILTER (WHERE result = 'done') / NULLIF(COUNT(result), 0), 1) AS rate
FROM deliveries
GROUP BY driver
HAVING COUNT(result) > 0
ORDER BY rate DESC, driver;

-- a cast to numeric
SELECT driver, ROUND(100 * COUNT(CASE WHEN result = 'done' THEN 1 END)::numeric / COUNT(*), 1) AS rate
FROM deliveries
WHERE NOT (result IS NULL)
GROUP BY driver
ORDER BY rate DESC, driver;

-- a truth as a number
SELECT driver, ROUND(AVG((result = 'done')::int) * 100, 1) AS rate
FROM deliveries
WHERE result IS NOT NULL
GROUP BY driver
ORDER BY rate DESC, driver;

-- EXISTS and a subquery
SELECT d.driver,
       ROUND(100.0 * (SELECT COUNT(*) FROM deliveries x WHERE x.driver = d.driver AND x.result = 'done')
             / (SELECT COUNT(x.result) FROM deliveries x WHERE x.driver = d.driver), 1) AS rate
FROM (SELECT DISTINCT driver FROM deliveries) d
WHERE EXISTS (SELECT 1 FROM deliveries x WHERE x.driver = d.driver AND x.result IS NOT NULL)
ORDER BY rate DESC, d.driver;
