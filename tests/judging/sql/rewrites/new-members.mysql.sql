-- dialect: mysql

-- an anti join, the year of the day
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new'
FROM waiting w
LEFT JOIN members m ON m.id = w.id
WHERE m.id IS NULL AND YEAR(w.born) <= 2005;

-- NOT IN
INSERT INTO members (id, name, grade)
SELECT id, name, 'new' FROM waiting
WHERE born <= '2005-12-31' AND id NOT IN (SELECT id FROM members);

-- De Morgan
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new' FROM waiting w
WHERE NOT (w.born >= '2006-01-01' OR EXISTS (SELECT * FROM members m WHERE m.id = w.id));

-- nobody is counted
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new' FROM waiting w
WHERE (SELECT COUNT(*) FROM members m WHERE m.id = w.id) = 0 AND EXTRACT(YEAR FROM w.born) < 2006;

-- columns in another order
INSERT INTO members (grade, name, id)
SELECT 'new', w.name, w.id FROM waiting w
WHERE w.born < DATE '2006-01-01' AND NOT EXISTS (SELECT 1 FROM members m WHERE m.id = w.id);

-- no list of columns, the year as a text
INSERT INTO members
SELECT w.id, w.name, 'new' FROM waiting w
WHERE DATE_FORMAT(w.born, '%Y') <= '2005' AND w.id NOT IN (SELECT m.id FROM members m);

-- UNION ALL of two spans
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new' FROM waiting w
WHERE w.born < '2000-01-01' AND NOT EXISTS (SELECT 1 FROM members m WHERE m.id = w.id)
UNION ALL
SELECT w.id, w.name, 'new' FROM waiting w
WHERE w.born BETWEEN '2000-01-01' AND '2005-12-31'
  AND NOT EXISTS (SELECT 1 FROM members m WHERE m.id = w.id);

-- GROUP BY the key changes nothing
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new' FROM waiting w
LEFT JOIN members m ON m.id = w.id
WHERE w.born < '2006-01-01'
GROUP BY w.id, w.name
HAVING COUNT(m.id) = 0;

-- <> ALL for NOT IN
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new' FROM waiting w
WHERE w.born < '2006-01-01' AND w.id <> ALL (SELECT id FROM members);

-- a derived table, DISTINCT
INSERT INTO members (id, name, grade)
SELECT DISTINCT x.id, x.name, 'new'
FROM (SELECT id, name, YEAR(born) AS year FROM waiting) x
WHERE x.year < 2006 AND NOT EXISTS (SELECT 1 FROM members m WHERE m.id = x.id);
