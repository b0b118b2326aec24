-- dialect: mysql

-- EXISTS
SELECT follower_id AS a, followed_id AS b FROM follows x
WHERE follower_id < followed_id
  AND EXISTS (SELECT 1 FROM follows y WHERE y.follower_id = x.followed_id AND y.followed_id = x.follower_id)
ORDER BY a, b;

-- pairs in a list
SELECT follower_id AS a, followed_id AS b FROM follows
WHERE (followed_id, follower_id) IN (SELECT follower_id, followed_id FROM follows) AND followed_id > follower_id
ORDER BY 1, 2;

-- two rows of one pair
SELECT LEAST(follower_id, followed_id) AS a, GREATEST(follower_id, followed_id) AS b
FROM follows
WHERE follower_id <> followed_id
GROUP BY LEAST(follower_id, followed_id), GREATEST(follower_id, followed_id)
HAVING COUNT(*) = 2
ORDER BY a, b;

-- the other row's ids
SELECT y.followed_id AS a, y.follower_id AS b
FROM follows x, follows y
WHERE x.follower_id = y.followed_id AND x.followed_id = y.follower_id AND y.follower_id > x.follower_id
ORDER BY a, b;

-- DISTINCT of both directions
SELECT DISTINCT LEAST(x.follower_id, x.followed_id) AS a, GREATEST(x.follower_id, x.followed_id) AS b
FROM follows x
JOIN follows y ON y.follower_id = x.followed_id AND y.followed_id = x.follower_id
WHERE NOT x.follower_id = x.followed_id
ORDER BY a, b;

-- CASE puts the smaller first
SELECT a, b
FROM (
    SELECT CASE WHEN follower_id < followed_id THEN follower_id ELSE followed_id END AS a,
           CASE WHEN follower_id < followed_id THEN followed_id ELSE follower_id END AS b
    FROM follows
) p
WHERE a <> b
GROUP BY a, b
HAVING COUNT(*) > 1
ORDER BY a, b;

-- an outer join, and the partner demanded
SELECT x.follower_id AS a, x.followed_id AS b
FROM follows x
LEFT JOIN follows y ON y.follower_id = x.followed_id AND y.followed_id = x.follower_id
WHERE y.follower_id IS NOT NULL AND x.follower_id < x.followed_id
ORDER BY a, b;

-- a count
SELECT follower_id AS a, followed_id AS b FROM follows x
WHERE (SELECT COUNT(*) FROM follows y WHERE y.follower_id = x.followed_id AND y.followed_id = x.follower_id) = 1
  AND follower_id - followed_id < 0
ORDER BY a, b;
