-- dialect: postgresql

-- LEFT JOIN and GROUP BY
SELECT t.name, COUNT(e.id) AS people, COALESCE(SUM(e.salary), 0) AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;

-- grouped by the primary key alone
SELECT t.name, COUNT(e.id) AS people, COALESCE(SUM(e.salary), 0) AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.id
ORDER BY 3 DESC, 1;

-- FILTER over a cross join
SELECT t.name, COUNT(*) FILTER (WHERE e.id IS NOT NULL) AS people,
       COALESCE(SUM(e.salary) FILTER (WHERE e.id IS NOT NULL), 0) AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;

-- FULL JOIN, people without a team left out again
SELECT t.name, COUNT(e.id) AS people, COALESCE(SUM(e.salary), 0) AS payroll
FROM employees e
FULL JOIN teams t ON t.id = e.team_id
WHERE t.id IS NOT NULL
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;

-- a CTE
WITH sums AS (
    SELECT team_id, COUNT(*) AS people, SUM(salary) AS payroll FROM employees GROUP BY team_id
)
SELECT t.name, COALESCE(s.people, 0) AS people, COALESCE(s.payroll, 0) AS payroll
FROM teams t
LEFT JOIN sums s ON s.team_id = t.id
ORDER BY COALESCE(s.payroll, 0) DESC, t.name;

-- UNION ALL of zeros
SELECT name, SUM(people) AS people, SUM(payroll) AS payroll
FROM (
    SELECT t.name, 1 AS people, e.salary AS payroll FROM teams t JOIN employees e ON e.team_id = t.id
    UNION ALL
    SELECT t.name, 0, 0 FROM teams t
) x
GROUP BY name
ORDER BY payroll DESC, name;

-- GREATEST for COALESCE: it passes over NULL, and no salary is below 0
SELECT t.name, COUNT(e.id) AS people, GREATEST(SUM(e.salary), 0) AS payroll
FROM teams t
LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name
ORDER BY payroll DESC, t.name;
