-- dialect: mysql
-- 2005 belongs to it, to its last day.
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new'
FROM waiting w
WHERE w.born < '2005-12-31' AND w.id NOT IN (SELECT id FROM members);
