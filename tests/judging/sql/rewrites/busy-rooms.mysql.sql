-- dialect: mysql

-- YEAR and MONTH
SELECT room, COUNT(DISTINCT member_id) AS members, SUM(hours) AS hours
FROM bookings
WHERE NOT cancelled AND YEAR(booked_on) = 2024 AND MONTH(booked_on) = 3
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;

-- a half-open range
SELECT room, COUNT(DISTINCT member_id) AS members, SUM(hours) AS hours
FROM bookings
WHERE cancelled = FALSE AND booked_on >= '2024-03-01' AND booked_on < '2024-04-01'
GROUP BY room
HAVING members > 1;

-- DATE_FORMAT
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE cancelled = 0 AND DATE_FORMAT(booked_on, '%Y-%m') = '2024-03'
GROUP BY room
HAVING COUNT(DISTINCT member_id) > 1;

-- LAST_DAY
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE cancelled <> 1 AND LAST_DAY(booked_on) = '2024-03-31'
GROUP BY room
HAVING NOT COUNT(DISTINCT member_id) < 2;

-- HAVING as an outer WHERE
SELECT room, members, hours
FROM (
    SELECT room, COUNT(DISTINCT member_id) AS members, SUM(hours) AS hours
    FROM bookings
    WHERE NOT cancelled AND booked_on BETWEEN '2024-03-01' AND '2024-03-31'
    GROUP BY room
) r
WHERE members >= 2;

-- two members differ when the least and the greatest do
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE NOT cancelled AND booked_on BETWEEN '2024-03-01' AND '2024-03-31'
GROUP BY room
HAVING MIN(member_id) < MAX(member_id);

-- grouped twice
SELECT room, COUNT(*) AS members, SUM(hours) AS hours
FROM (
    SELECT room, member_id, SUM(hours) AS hours
    FROM bookings
    WHERE NOT cancelled AND EXTRACT(YEAR_MONTH FROM booked_on) = 202403
    GROUP BY room, member_id
) m
GROUP BY room
HAVING COUNT(*) >= 2;

-- De Morgan
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE NOT (cancelled OR booked_on < '2024-03-01' OR booked_on > '2024-03-31')
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;

-- a CTE and EXISTS
WITH march AS (
    SELECT room, member_id, hours FROM bookings
    WHERE cancelled IS FALSE AND booked_on BETWEEN '2024-03-01' AND '2024-03-31'
)
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM march a
WHERE EXISTS (SELECT 1 FROM march b WHERE b.room = a.room AND b.member_id <> a.member_id)
GROUP BY room;

-- the day of the first of its month
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM bookings
WHERE NOT cancelled AND DATE_SUB(booked_on, INTERVAL DAY(booked_on) - 1 DAY) = '2024-03-01'
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;

-- UNION ALL of two halves of the month
SELECT room, COUNT(DISTINCT member_id), SUM(hours)
FROM (
    SELECT * FROM bookings WHERE booked_on BETWEEN '2024-03-01' AND '2024-03-15'
    UNION ALL
    SELECT * FROM bookings WHERE booked_on BETWEEN '2024-03-16' AND '2024-03-31'
) b
WHERE NOT cancelled
GROUP BY room
HAVING COUNT(DISTINCT member_id) >= 2;
