-- dialect: postgresql
SELECT name,
       (SELECT COUNT(*) FROM employees e WHERE e.team_id = t.id) AS people,
       COALESCE((SELECT SUM(salary) FROM employees e WHERE e.team_id = t.id), 0) AS payroll
FROM teams t
ORDER BY payroll DESC, name;
