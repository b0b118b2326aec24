-- dialect: postgresql

-- INTERSECT
SELECT follower_id AS a, followed_id AS b FROM follows WHERE follower_id < followed_id
INTERSECT
SELECT followed_id, follower_id FROM follows
ORDER BY a, b;

-- a self join
SELECT x.follower_id AS a, x.followed_id AS b
FROM follows x
JOIN follows y ON y.follower_id = x.followed_id AND y.followed_id = x.follower_id
WHERE x.follower_id < y.follower_id
ORDER BY 1, 2;

-- rows as values
SELECT follower_id AS a, followed_id AS b FROM follows
WHERE follower_id < followed_id AND (followed_id, follower_id) IN (SELECT follower_id, followed_id FROM follows)
ORDER BY a, b;

-- UNION ALL of both directions
SELECT a, b
FROM (
    SELECT follower_id AS a, followed_id AS b FROM follows WHERE follower_id < followed_id
    UNION ALL
    SELECT followed_id, follower_id FROM follows WHERE followed_id < follower_id
) p
GROUP BY a, b
HAVING COUNT(*) = 2
ORDER BY a, b;

-- a window
SELECT DISTINCT a, b
FROM (
    SELECT LEAST(follower_id, followed_id) AS a, GREATEST(follower_id, followed_id) AS b,
           COUNT(*) OVER (PARTITION BY LEAST(follower_id, followed_id), GREATEST(follower_id, followed_id)) AS n
    FROM follows
) p
WHERE n = 2 AND a < b
ORDER BY a, b;
