-- dialect: mysql

-- the total as a correlated subquery
WITH RECURSIVE below AS (
    SELECT id AS top, id, bytes FROM folders
    UNION ALL
    SELECT b.top, f.id, f.bytes FROM below b JOIN folders f ON f.parent_id = b.id
),
placed AS (
    SELECT id, 0 AS depth FROM folders WHERE parent_id IS NULL
    UNION ALL
    SELECT f.id, p.depth + 1 FROM placed p JOIN folders f ON f.parent_id = p.id
)
SELECT p.id, p.depth, (SELECT SUM(b.bytes) FROM below b WHERE b.top = p.id) AS total
FROM placed p;

-- the depth is the way to the farthest above
WITH RECURSIVE below AS (
    SELECT id AS top, id, 0 AS steps, bytes FROM folders
    UNION ALL
    SELECT b.top, f.id, b.steps + 1, f.bytes FROM below b JOIN folders f ON f.parent_id = b.id
)
SELECT t.top, d.depth, t.total
FROM (SELECT top, SUM(bytes) AS total FROM below GROUP BY top) t
JOIN (SELECT id, MAX(steps) AS depth FROM below GROUP BY id) d ON d.id = t.top;

-- upwards
WITH RECURSIVE up AS (
    SELECT id AS start, id, parent_id, bytes FROM folders
    UNION ALL
    SELECT u.start, f.id, f.parent_id, u.bytes FROM up u JOIN folders f ON f.id = u.parent_id
)
SELECT f.id, (SELECT COUNT(*) FROM up u WHERE u.start = f.id) - 1 AS depth,
       (SELECT SUM(u.bytes) FROM up u WHERE u.id = f.id) AS total
FROM folders f;

-- own bytes and those strictly below
WITH RECURSIVE below AS (
    SELECT parent_id AS top, id, bytes FROM folders WHERE parent_id IS NOT NULL
    UNION ALL
    SELECT f.parent_id, b.id, b.bytes FROM below b JOIN folders f ON f.id = b.top WHERE f.parent_id IS NOT NULL
)
SELECT f.id, (SELECT COUNT(*) FROM below b WHERE b.id = f.id) AS depth,
       f.bytes + COALESCE((SELECT SUM(b.bytes) FROM below b WHERE b.top = f.id), 0) AS total
FROM folders f;

-- UNION for UNION ALL where every row is another
WITH RECURSIVE below AS (
    SELECT id AS top, id, bytes FROM folders
    UNION
    SELECT b.top, f.id, f.bytes FROM folders f JOIN below b ON f.parent_id = b.id
),
placed AS (
    SELECT id, 0 AS depth FROM folders WHERE parent_id IS NULL
    UNION
    SELECT f.id, p.depth + 1 FROM folders f, placed p WHERE f.parent_id = p.id
)
SELECT p.id, MAX(p.depth) AS depth, SUM(b.bytes) AS total
FROM placed p
JOIN below b ON b.top = p.id
GROUP BY p.id;

-- one recursion with the depth of the top carried along
WITH RECURSIVE placed AS (
    SELECT id, parent_id, 0 AS depth FROM folders WHERE parent_id IS NULL
    UNION ALL
    SELECT f.id, f.parent_id, p.depth + 1 FROM placed p JOIN folders f ON f.parent_id = p.id
),
below AS (
    SELECT id AS top, depth, id FROM placed
    UNION ALL
    SELECT b.top, b.depth, f.id FROM below b JOIN folders f ON f.parent_id = b.id
)
SELECT b.top, b.depth, SUM(f.bytes) AS total
FROM below b
JOIN folders f ON f.id = b.id
GROUP BY b.top, b.depth;
