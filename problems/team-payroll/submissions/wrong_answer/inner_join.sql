-- dialect: mysql
-- A team in which nobody works is lost.
SELECT t.name, COUNT(*) AS people, SUM(e.salary) AS payroll
FROM teams t
JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;
