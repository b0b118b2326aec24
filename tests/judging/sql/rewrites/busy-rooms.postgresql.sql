-- dialect: postgresql

-- DATE_TRUNC
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE NOT cancelled AND DATE_TRUNC('month', booked_on) = DATE '2024-03-01'
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;

-- TO_CHAR
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE cancelled IS FALSE AND TO_CHAR(booked_on, 'YYYY-MM') = '2024-03'
GROUP BY room
HAVING COUNT(DISTINCT member_id) > 1;

-- a half-open range with an interval
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE NOT cancelled
  AND booked_on >= DATE '2024-03-01' AND booked_on < DATE '2024-03-01' + INTERVAL '1 month'
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;

-- FILTER for WHERE
SELECT room,
       COUNT(DISTINCT member_id) FILTER (WHERE booked_on BETWEEN DATE '2024-03-01' AND DATE '2024-03-31') AS members,
       SUM(hours) FILTER (WHERE booked_on BETWEEN DATE '2024-03-01' AND DATE '2024-03-31') AS hours
FROM bookings
WHERE NOT cancelled
GROUP BY room
HAVING COUNT(DISTINCT member_id) FILTER (WHERE booked_on BETWEEN DATE '2024-03-01' AND DATE '2024-03-31') >= 2;

-- grouped twice
WITH each_member AS (
    SELECT room, member_id, SUM(hours) AS hours
    FROM bookings
    WHERE cancelled = FALSE AND DATE_PART('year', booked_on) = 2024 AND DATE_PART('month', booked_on) = 3
    GROUP BY room, member_id
)
SELECT room, COUNT(*), SUM(hours) FROM each_member GROUP BY room HAVING COUNT(*) > 1;

-- days as numbers
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE NOT cancelled AND booked_on - DATE '2024-03-01' BETWEEN 0 AND 30
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;
