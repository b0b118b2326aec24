-- dialect: mysql
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new'
FROM waiting w
WHERE w.born < '2006-01-01'
  AND NOT EXISTS (SELECT 1 FROM members m WHERE m.id = w.id);
