-- dialect: postgresql
SELECT driver,
       ROUND(100.0 * COUNT(*) FILTER (WHERE result = 'done') / COUNT(result), 1) AS rate
FROM deliveries
WHERE result IS NOT NULL
GROUP BY driver
ORDER BY rate DESC, driver;
