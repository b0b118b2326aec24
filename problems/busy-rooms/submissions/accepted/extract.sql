-- dialect: postgresql
SELECT room, COUNT(DISTINCT member_id) AS members, SUM(hours) AS hours
FROM bookings
WHERE cancelled = FALSE
  AND EXTRACT(YEAR FROM booked_on) = 2024
  AND EXTRACT(MONTH FROM booked_on) = 3
GROUP BY room
HAVING COUNT(DISTINCT member_id) > 1;
