-- dialect: mysql

-- a share of counts
SELECT driver, ROUND(100 * SUM(result = 'done') / COUNT(*), 1) AS rate
FROM deliveries
WHERE result IS NOT NULL
GROUP BY driver
ORDER BY rate DESC, driver;

-- COUNT passes over NULL, HAVING for WHERE
SELECT driver, ROUND(100 * COUNT(CASE WHEN result = 'done' THEN 1 END) / COUNT(result), 1) AS rate
FROM deliveries
GROUP BY driver
HAVING COUNT(result) > 0
ORDER BY rate DESC, driver;

-- the average of a condition, which is NULL for NULL
SELECT driver, ROUND(AVG(result = 'done') * 100, 1) AS rate
FROM deliveries
GROUP BY driver
HAVING MAX(result) IS NOT NULL
ORDER BY rate DESC, driver;

-- a NULL rate left out
SELECT driver, rate
FROM (
    SELECT driver, ROUND(100 * AVG(CASE WHEN result = 'done' THEN 1 WHEN result = 'failed' THEN 0 END), 1) AS rate
    FROM deliveries
    GROUP BY driver
) r
WHERE rate IS NOT NULL
ORDER BY rate DESC, driver;

-- IN for IS NOT NULL
SELECT driver, ROUND(100 * SUM(IF(result = 'done', 1, 0)) / COUNT(result), 1) AS rate
FROM deliveries
WHERE result IN ('done', 'failed')
GROUP BY driver
ORDER BY 2 DESC, 1;

-- what did not fail
SELECT driver, ROUND(100 * (COUNT(*) - SUM(result = 'failed')) / COUNT(*), 1) AS rate
FROM deliveries
WHERE result = 'done' OR result = 'failed'
GROUP BY driver
ORDER BY rate DESC, driver;

-- two groups joined
WITH ended AS (SELECT driver, COUNT(*) AS n FROM deliveries WHERE result IS NOT NULL GROUP BY driver),
done AS (SELECT driver, COUNT(*) AS n FROM deliveries WHERE result = 'done' GROUP BY driver)
SELECT e.driver, ROUND(100 * COALESCE(d.n, 0) / e.n, 1) AS rate
FROM ended e
LEFT JOIN done d ON d.driver = e.driver
ORDER BY rate DESC, e.driver;

-- windows and DISTINCT
SELECT DISTINCT driver, ROUND(AVG(IF(result = 'done', 100, 0)) OVER (PARTITION BY driver), 1) AS rate
FROM deliveries
WHERE NOT (result IS NULL)
ORDER BY rate DESC, driver;

-- UNION ALL of hundreds and zeros
SELECT driver, ROUND(AVG(points), 1) AS rate
FROM (
    SELECT driver, 100 AS points FROM deliveries WHERE result = 'done'
    UNION ALL
    SELECT driver, 0 FROM deliveries WHERE result = 'failed'
) p
GROUP BY driver
ORDER BY rate DESC, driver;
