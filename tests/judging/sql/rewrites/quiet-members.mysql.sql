-- dialect: mysql

-- NOT IN without NULLs
SELECT id, name FROM members
WHERE id NOT IN (SELECT member_id FROM loans WHERE member_id IS NOT NULL);

-- an anti join on the joined column
SELECT m.id, m.name FROM members m
LEFT JOIN loans l ON l.member_id = m.id
WHERE l.member_id IS NULL;

-- HAVING COUNT
SELECT m.id, m.name FROM members m
LEFT JOIN loans l ON l.member_id = m.id
GROUP BY m.id, m.name
HAVING COUNT(l.id) = 0;

-- HAVING MAX
SELECT m.id, m.name FROM members m
LEFT JOIN loans l ON l.member_id = m.id
GROUP BY m.id
HAVING MAX(l.id) IS NULL;

-- a count in WHERE
SELECT id, name FROM members m WHERE (SELECT COUNT(*) FROM loans l WHERE l.member_id = m.id) < 1;

-- CASE WHEN EXISTS
SELECT id, name FROM members m
WHERE CASE WHEN EXISTS (SELECT 1 FROM loans l WHERE l.member_id = m.id) THEN 0 ELSE 1 END = 1;

-- a CTE of borrowers
WITH borrowers AS (SELECT DISTINCT member_id FROM loans)
SELECT m.id, m.name FROM members m
LEFT JOIN borrowers b ON b.member_id = m.id
WHERE b.member_id IS NULL;

-- a window, filtered outside
SELECT DISTINCT id, name
FROM (
    SELECT m.id, m.name, COUNT(l.id) OVER (PARTITION BY m.id) AS lent
    FROM members m
    LEFT JOIN loans l ON l.member_id = m.id
) x
WHERE lent = 0;

-- <> ALL
SELECT id, name FROM members
WHERE id <> ALL (SELECT member_id FROM loans WHERE member_id IS NOT NULL);

-- a subquery that is NULL
SELECT id, name FROM members m
WHERE (SELECT MIN(l.lent_on) FROM loans l WHERE l.member_id = m.id) IS NULL;

-- IN a list of quiet ones
SELECT id, name FROM members
WHERE id IN (
    SELECT m.id FROM members m
    WHERE NOT EXISTS (SELECT 1 FROM loans l WHERE l.member_id = m.id AND l.id IS NOT NULL)
);
