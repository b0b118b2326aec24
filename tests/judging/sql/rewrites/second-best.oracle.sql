-- dialect: oracle

-- one better score
SELECT event, athlete, points FROM results r
WHERE (SELECT COUNT(DISTINCT b.points) FROM results b WHERE b.event = r.event AND b.points > r.points) = 1
ORDER BY event, athlete;

-- the highest below the highest
SELECT event, athlete, points FROM results r
WHERE points = (
    SELECT MAX(x.points) FROM results x
    WHERE x.event = r.event AND x.points < (SELECT MAX(b.points) FROM results b WHERE b.event = r.event)
)
ORDER BY event, athlete;

-- a CTE
WITH ranked AS (
    SELECT r.*, DENSE_RANK() OVER (PARTITION BY event ORDER BY points DESC) AS place FROM results r
)
SELECT event, athlete, points FROM ranked WHERE place = 2 ORDER BY event, athlete;
