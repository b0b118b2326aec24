-- dialect: postgresql

-- DENSE_RANK
SELECT event, athlete, points
FROM (
    SELECT event, athlete, points, DENSE_RANK() OVER (PARTITION BY event ORDER BY points DESC) AS place
    FROM results
) ranked
WHERE place = 2
ORDER BY event, athlete;

-- one better score
SELECT event, athlete, points FROM results r
WHERE 1 = (SELECT COUNT(DISTINCT points) FROM results b WHERE b.event = r.event AND b.points > r.points)
ORDER BY event, athlete;

-- OFFSET over different scores
SELECT event, athlete, points FROM results r
WHERE points = (
    SELECT DISTINCT b.points FROM results b WHERE b.event = r.event ORDER BY b.points DESC LIMIT 1 OFFSET 1
)
ORDER BY event, athlete;

-- a window by name
SELECT event, athlete, points
FROM (
    SELECT event, athlete, points, DENSE_RANK() OVER w AS place
    FROM results
    WINDOW w AS (PARTITION BY event ORDER BY points DESC)
) ranked
WHERE place BETWEEN 2 AND 2
ORDER BY 1, 2;

-- joined with the second score
WITH scores AS (SELECT event, points FROM results GROUP BY event, points),
second AS (
    SELECT s.event, MAX(s.points) AS points FROM scores s
    WHERE EXISTS (SELECT 1 FROM scores b WHERE b.event = s.event AND b.points > s.points)
    GROUP BY s.event
)
SELECT r.event, r.athlete, r.points FROM results r
JOIN second s USING (event, points)
ORDER BY r.event, r.athlete;
