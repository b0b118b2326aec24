-- dialect: mysql
WITH RECURSIVE below AS (
    SELECT id AS top, id, bytes FROM folders
    UNION ALL
    SELECT b.top, f.id, f.bytes
    FROM below b
    JOIN folders f ON f.parent_id = b.id
),
placed AS (
    SELECT id, 0 AS depth FROM folders WHERE parent_id IS NULL
    UNION ALL
    SELECT f.id, p.depth + 1 FROM placed p JOIN folders f ON f.parent_id = p.id
)
SELECT p.id, p.depth, SUM(b.bytes) AS total
FROM placed p
JOIN below b ON b.top = p.id
GROUP BY p.id, p.depth;
