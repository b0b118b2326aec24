-- dialect: postgresql

-- pairs and depths
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
SELECT p.id, p.depth, SUM(b.bytes) AS total
FROM placed p
JOIN below b ON b.top = p.id
GROUP BY p.id, p.depth;

-- windows over the pairs
WITH RECURSIVE up AS (
    SELECT id AS start, id, parent_id, bytes FROM folders
    UNION ALL
    SELECT u.start, f.id, f.parent_id, u.bytes FROM up u JOIN folders f ON f.id = u.parent_id
),
counted AS (
    SELECT start, id, COUNT(*) OVER (PARTITION BY start) - 1 AS depth,
           SUM(bytes) OVER (PARTITION BY id) AS total
    FROM up
)
SELECT f.id, c.depth, t.total
FROM folders f
JOIN counted c ON c.start = f.id AND c.id = f.id
JOIN (SELECT DISTINCT id, total FROM counted) t ON t.id = f.id;

-- joined groups
WITH RECURSIVE up AS (
    SELECT id AS start, id, parent_id, bytes FROM folders
    UNION ALL
    SELECT u.start, f.id, f.parent_id, u.bytes FROM up u JOIN folders f ON f.id = u.parent_id
)
SELECT t.id, d.depth, t.total
FROM (SELECT id, SUM(bytes) AS total FROM up GROUP BY id) t
JOIN (SELECT start, COUNT(*) - 1 AS depth FROM up GROUP BY start) d ON d.start = t.id;
