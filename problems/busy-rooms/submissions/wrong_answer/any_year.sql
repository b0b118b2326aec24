-- dialect: mysql
-- There is a March in every year.
SELECT room, COUNT(DISTINCT member_id) AS members, SUM(hours) AS hours
FROM bookings
WHERE NOT cancelled AND MONTH(booked_on) = 3
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;
