-- dialect: oracle
SELECT room, COUNT(DISTINCT member_id) AS members, SUM(hours) AS hours
FROM bookings
WHERE cancelled = 0
  AND booked_on BETWEEN DATE '2024-03-01' AND DATE '2024-03-31'
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;
