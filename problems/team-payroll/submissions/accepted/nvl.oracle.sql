-- dialect: oracle
SELECT t.name, COUNT(e.id) AS people, NVL(SUM(e.salary), 0) AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;
