-- dialect: mysql
-- Without PARTITION BY there is one contest over all events.
SELECT event, athlete, points
FROM (
    SELECT event, athlete, points, DENSE_RANK() OVER (ORDER BY points DESC) AS place
    FROM results
) ranked
WHERE place = 2
ORDER BY event, athlete;
