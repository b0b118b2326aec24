-- dialect: mysql
-- Only the folders directly below are added.
WITH RECURSIVE placed AS (
    SELECT id, bytes, 0 AS depth FROM folders WHERE parent_id IS NULL
    UNION ALL
    SELECT f.id, f.bytes, p.depth + 1 FROM placed p JOIN folders f ON f.parent_id = p.id
)
SELECT p.id, p.depth,
       p.bytes + COALESCE((SELECT SUM(c.bytes) FROM folders c WHERE c.parent_id = p.id), 0) AS total
FROM placed p;
