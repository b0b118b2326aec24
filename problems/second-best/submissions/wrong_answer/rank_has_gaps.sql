-- dialect: mysql
-- RANK leaves out the second place after two athletes at first place.
SELECT event, athlete, points
FROM (
    SELECT event, athlete, points,
           RANK() OVER (PARTITION BY event ORDER BY points DESC) AS place
    FROM results
) ranked
WHERE place = 2
ORDER BY event, athlete;
