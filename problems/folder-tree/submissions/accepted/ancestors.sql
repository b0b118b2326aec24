-- dialect: postgresql
WITH RECURSIVE up AS (
    SELECT id AS start, id, parent_id, bytes FROM folders
    UNION ALL
    SELECT u.start, f.id, f.parent_id, u.bytes
    FROM up u
    JOIN folders f ON f.id = u.parent_id
)
SELECT id,
       (SELECT COUNT(*) - 1 FROM up a WHERE a.start = u.id) AS depth,
       SUM(bytes) AS total
FROM up u
GROUP BY id;
