-- dialect: mysql
-- What has not ended counts as a failure.
SELECT driver, ROUND(100 * SUM(CASE WHEN result = 'done' THEN 1 ELSE 0 END) / COUNT(*), 1) AS rate
FROM deliveries
GROUP BY driver
HAVING COUNT(result) > 0
ORDER BY rate DESC, driver;
