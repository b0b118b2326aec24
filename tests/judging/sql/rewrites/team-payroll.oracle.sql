-- dialect: oracle

-- the old sign of an outer join
SELECT t.name, COUNT(e.id) AS people, NVL(SUM(e.salary), 0) AS payroll
FROM teams t, employees e
WHERE e.team_id (+) = t.id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;

-- DECODE for NVL
SELECT t.name, COUNT(e.id) AS people, DECODE(COUNT(e.id), 0, 0, SUM(e.salary)) AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;

-- NVL before the sum
SELECT t.name, COUNT(e.id) AS people, SUM(NVL(e.salary, 0)) AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name
ORDER BY 3 DESC, 1;

-- subqueries
SELECT t.name,
       (SELECT COUNT(*) FROM employees e WHERE e.team_id = t.id) AS people,
       NVL((SELECT SUM(e.salary) FROM employees e WHERE e.team_id = t.id), 0) AS payroll
FROM teams t
ORDER BY payroll DESC, t.name;
