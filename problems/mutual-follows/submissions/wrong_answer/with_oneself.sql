-- dialect: mysql
-- Who follows oneself is no pair of two.
SELECT x.follower_id AS a, x.followed_id AS b
FROM follows x
JOIN follows y ON y.follower_id = x.followed_id AND y.followed_id = x.follower_id
WHERE x.follower_id <= x.followed_id
ORDER BY a, b;
