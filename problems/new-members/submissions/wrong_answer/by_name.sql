-- dialect: mysql
-- Two people may have the same name.
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new'
FROM waiting w
WHERE w.born <= '2005-12-31' AND w.name NOT IN (SELECT name FROM members);
