-- dialect: mysql
SELECT room, COUNT(DISTINCT member_id) AS members, SUM(hours) AS hours
FROM bookings
WHERE NOT cancelled AND booked_on BETWEEN '2024-03-01' AND '2024-03-31'
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;
