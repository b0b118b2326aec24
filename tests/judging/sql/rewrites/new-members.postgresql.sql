-- dialect: postgresql

-- a half-open range for the year
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new'
FROM waiting w
LEFT JOIN members m ON m.id = w.id
WHERE m.id IS NULL AND w.born < DATE '2006-01-01';

-- EXCEPT
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new' FROM waiting w
WHERE w.id IN (SELECT id FROM waiting EXCEPT SELECT id FROM members)
  AND w.born <= DATE '2005-12-31';

-- TO_CHAR
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new' FROM waiting w
WHERE TO_CHAR(w.born, 'YYYY') <= '2005'
  AND NOT EXISTS (SELECT 1 FROM members m WHERE m.id = w.id);

-- DATE_TRUNC
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new' FROM waiting w
WHERE DATE_TRUNC('year', w.born) <= DATE '2005-01-01' AND w.id NOT IN (SELECT id FROM members);

-- DATE_PART, De Morgan
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new' FROM waiting w
WHERE NOT (DATE_PART('year', w.born) > 2005 OR w.id IN (SELECT id FROM members));

-- a CTE before the INSERT's query
INSERT INTO members (id, name, grade)
WITH old_enough AS (SELECT id, name FROM waiting WHERE EXTRACT(YEAR FROM born) < 2006)
SELECT o.id, o.name, 'new' FROM old_enough o
WHERE NOT EXISTS (SELECT 1 FROM members m WHERE m.id = o.id);
