-- dialect: mysql

-- groups first, joined afterwards
SELECT t.name, COALESCE(s.people, 0) AS people, COALESCE(s.payroll, 0) AS payroll
FROM teams t
LEFT JOIN (
    SELECT team_id, COUNT(*) AS people, SUM(salary) AS payroll FROM employees GROUP BY team_id
) s ON s.team_id = t.id
ORDER BY COALESCE(s.payroll, 0) DESC, t.name;

-- the derived table as a CTE, NULL teams left out
WITH sums AS (
    SELECT team_id, COUNT(*) AS people, SUM(salary) AS payroll
    FROM employees
    WHERE team_id IS NOT NULL
    GROUP BY team_id
)
SELECT t.name, IFNULL(s.people, 0) AS people, IFNULL(s.payroll, 0) AS payroll
FROM teams t
LEFT JOIN sums s ON s.team_id = t.id
ORDER BY 3 DESC, 1;

-- CASE for COALESCE
SELECT t.name, COUNT(e.id) AS people,
       CASE WHEN SUM(e.salary) IS NULL THEN 0 ELSE SUM(e.salary) END AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;

-- NULL becomes 0 before the sum
SELECT t.name, COUNT(e.id) AS people, SUM(COALESCE(e.salary, 0)) AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;

-- RIGHT JOIN
SELECT t.name, COUNT(e.id) AS people, COALESCE(SUM(e.salary), 0) AS payroll
FROM employees e
RIGHT JOIN teams t ON t.id = e.team_id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name ASC;

-- correlated subqueries
SELECT t.name,
       (SELECT COUNT(*) FROM employees e WHERE e.team_id = t.id) AS people,
       (SELECT COALESCE(SUM(e.salary), 0) FROM employees e WHERE e.team_id = t.id) AS payroll
FROM teams t
ORDER BY payroll DESC, t.name;

-- UNION ALL of teams with people and without
SELECT t.name AS name, COUNT(*) AS people, SUM(e.salary) AS payroll
FROM teams t
JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name
UNION ALL
SELECT t.name, 0, 0
FROM teams t
WHERE NOT EXISTS (SELECT 1 FROM employees e WHERE e.team_id = t.id)
ORDER BY payroll DESC, name;

-- people counted by a sum of CASE
SELECT t.name, SUM(CASE WHEN e.id IS NULL THEN 0 ELSE 1 END) AS people,
       COALESCE(SUM(e.salary), 0) AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;

-- the joined column is counted, a unique name is the group
SELECT t.name, COUNT(e.team_id) AS people, COALESCE(SUM(e.salary), 0) AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.name
ORDER BY payroll DESC, t.name;

-- windows and DISTINCT for GROUP BY
SELECT DISTINCT t.name, COUNT(e.id) OVER (PARTITION BY t.id) AS people,
       COALESCE(SUM(e.salary) OVER (PARTITION BY t.id), 0) AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
ORDER BY payroll DESC, name;

-- sorted outside
SELECT name, people, payroll
FROM (
    SELECT t.id, t.name, COUNT(e.id) AS people, COALESCE(SUM(e.salary), 0) AS payroll
    FROM teams t
    LEFT JOIN employees e ON e.team_id = t.id
    GROUP BY t.id, t.name
) x
ORDER BY payroll DESC, name;

-- different ids are as many as ids
SELECT t.name, COUNT(DISTINCT e.id) AS people, IF(COUNT(e.id) = 0, 0, SUM(e.salary)) AS payroll
FROM teams t
LEFT JOIN employees e ON t.id = e.team_id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;
