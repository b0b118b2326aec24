-- dialect: postgresql
INSERT INTO members (id, name, grade)
SELECT w.id, w.name, 'new'
FROM waiting w
LEFT JOIN members m ON m.id = w.id
WHERE m.id IS NULL AND EXTRACT(YEAR FROM w.born) <= 2005;
