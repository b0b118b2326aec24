-- dialect: oracle

-- the total as a subquery
WITH below (top, id, bytes) AS (
    SELECT id, id, bytes FROM folders
    UNION ALL
    SELECT b.top, f.id, f.bytes FROM folders f JOIN below b ON f.parent_id = b.id
),
placed (id, depth) AS (
    SELECT id, 0 FROM folders WHERE parent_id IS NULL
    UNION ALL
    SELECT f.id, p.depth + 1 FROM placed p JOIN folders f ON f.parent_id = p.id
)
SELECT p.id, p.depth, (SELECT SUM(b.bytes) FROM below b WHERE b.top = p.id) AS total
FROM placed p;

-- upwards
WITH up (start_id, id, parent_id, bytes) AS (
    SELECT id, id, parent_id, bytes FROM folders
    UNION ALL
    SELECT u.start_id, f.id, f.parent_id, u.bytes FROM up u JOIN folders f ON f.id = u.parent_id
)
SELECT f.id, (SELECT COUNT(*) FROM up u WHERE u.start_id = f.id) - 1 AS depth,
       (SELECT SUM(u.bytes) FROM up u WHERE u.id = f.id) AS total
FROM folders f;
