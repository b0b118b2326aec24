-- dialect: mysql
SELECT driver,
       ROUND(AVG(CASE result WHEN 'done' THEN 100 WHEN 'failed' THEN 0 END), 1) AS rate
FROM deliveries
WHERE result IS NOT NULL
GROUP BY driver
ORDER BY rate DESC, driver;
