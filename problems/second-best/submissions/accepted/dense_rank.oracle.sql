-- dialect: oracle
SELECT event, athlete, points
FROM (
    SELECT event, athlete, points,
           DENSE_RANK() OVER (PARTITION BY event ORDER BY points DESC) AS place
    FROM results
)
WHERE place = 2
ORDER BY event, athlete;
