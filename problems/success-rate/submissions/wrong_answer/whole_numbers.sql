-- dialect: postgresql
-- A whole number divided by a whole number loses its fraction in PostgreSQL.
SELECT driver, ROUND(100 * SUM(CASE WHEN result = 'done' THEN 1 ELSE 0 END) / COUNT(result), 1) AS rate
FROM deliveries
WHERE result IS NOT NULL
GROUP BY driver
ORDER BY rate DESC, driver;
