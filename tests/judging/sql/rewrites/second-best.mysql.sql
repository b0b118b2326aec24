-- dialect: mysql

-- one better score
SELECT event, athlete, points FROM results r
WHERE (SELECT COUNT(DISTINCT b.points) FROM results b WHERE b.event = r.event AND b.points > r.points) = 1
ORDER BY event, athlete;

-- the highest below the highest
SELECT r.event, r.athlete, r.points FROM results r
JOIN (
    SELECT x.event, MAX(x.points) AS second
    FROM results x
    JOIN (SELECT event, MAX(points) AS best FROM results GROUP BY event) b ON b.event = x.event
    WHERE x.points < b.best
    GROUP BY x.event
) s ON s.event = r.event AND s.second = r.points
ORDER BY r.event, r.athlete;

-- a CTE, the place between two
WITH ranked AS (
    SELECT event, athlete, points, DENSE_RANK() OVER (PARTITION BY event ORDER BY points DESC) AS place
    FROM results
)
SELECT event, athlete, points FROM ranked WHERE place > 1 AND place < 3 ORDER BY 1, 2;

-- pairs in a list
SELECT event, athlete, points FROM results
WHERE (event, points) IN (
    SELECT event, MAX(points) FROM results r
    WHERE points <> (SELECT MAX(points) FROM results b WHERE b.event = r.event)
    GROUP BY event
)
ORDER BY event, athlete;

-- RANK over different scores
SELECT r.event, r.athlete, r.points
FROM results r
JOIN (
    SELECT event, points, ROW_NUMBER() OVER (PARTITION BY event ORDER BY points DESC) AS place
    FROM (SELECT DISTINCT event, points FROM results) d
) p ON p.event = r.event AND p.points = r.points
WHERE p.place = 2
ORDER BY r.event, r.athlete;

-- EXISTS one above, NOT EXISTS anything between
SELECT event, athlete, points FROM results r
WHERE EXISTS (SELECT 1 FROM results a WHERE a.event = r.event AND a.points > r.points)
  AND NOT EXISTS (
      SELECT 1 FROM results a
      JOIN results b ON b.event = a.event AND b.points > a.points
      WHERE a.event = r.event AND a.points > r.points
  )
ORDER BY event, athlete;

-- windows of the highest, and of the highest but that
SELECT event, athlete, points
FROM (
    SELECT event, athlete, points, MAX(CASE WHEN points < best THEN points END) OVER (PARTITION BY event) AS second
    FROM (SELECT event, athlete, points, MAX(points) OVER (PARTITION BY event) AS best FROM results) x
) y
WHERE points = second
ORDER BY event, athlete;

-- ranked by what is negative
SELECT event, athlete, points
FROM (SELECT r.*, DENSE_RANK() OVER (PARTITION BY event ORDER BY -points) AS place FROM results r) x
WHERE NOT place <> 2
ORDER BY event ASC, athlete ASC;
