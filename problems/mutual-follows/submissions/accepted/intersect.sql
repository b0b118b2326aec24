-- dialect: postgresql
SELECT follower_id AS a, followed_id AS b
FROM follows x
WHERE follower_id < followed_id
  AND EXISTS (
      SELECT 1 FROM follows y
      WHERE y.follower_id = x.followed_id AND y.followed_id = x.follower_id
  )
ORDER BY 1, 2;
