-- dialect: postgresql
SELECT event, athlete, points
FROM results r
WHERE points = (
    SELECT MAX(points)
    FROM results below
    WHERE below.event = r.event
      AND below.points < (SELECT MAX(points) FROM results best WHERE best.event = r.event)
)
ORDER BY event, athlete;
