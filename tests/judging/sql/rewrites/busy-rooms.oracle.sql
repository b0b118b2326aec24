-- dialect: oracle

-- TRUNC
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE cancelled = 0 AND TRUNC(booked_on, 'MM') = DATE '2024-03-01'
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;

-- TO_CHAR
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE cancelled = 0 AND TO_CHAR(booked_on, 'YYYYMM') = '202403'
GROUP BY room
HAVING COUNT(DISTINCT member_id) > 1;

-- EXTRACT
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE cancelled <> 1 AND EXTRACT(YEAR FROM booked_on) = 2024 AND EXTRACT(MONTH FROM booked_on) = 3
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;

-- LAST_DAY
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE cancelled = 0 AND LAST_DAY(booked_on) = DATE '2024-03-31'
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;

-- ADD_MONTHS
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE cancelled = 0
  AND booked_on >= DATE '2024-03-01' AND booked_on < ADD_MONTHS(DATE '2024-03-01', 1)
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;
