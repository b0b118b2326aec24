-- dialect: mysql

-- DENSE_RANK takes equal days for one
WITH numbered AS (
    SELECT user_id, day, DATE_SUB(day, INTERVAL DENSE_RANK() OVER (PARTITION BY user_id ORDER BY day) DAY) AS island
    FROM logins
),
streaks AS (SELECT user_id, COUNT(DISTINCT day) AS days FROM numbered GROUP BY user_id, island)
SELECT user_id, MAX(days) AS days FROM streaks GROUP BY user_id ORDER BY days DESC, user_id;

-- days as numbers
WITH numbered AS (
    SELECT user_id, TO_DAYS(day) - ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY day) AS island
    FROM (SELECT user_id, day FROM logins GROUP BY user_id, day) d
)
SELECT user_id, MAX(n) AS days
FROM (SELECT user_id, island, COUNT(*) AS n FROM numbered GROUP BY user_id, island) s
GROUP BY user_id
ORDER BY days DESC, user_id;

-- from the first of an island to its last
WITH numbered AS (
    SELECT user_id, day, DATEDIFF(day, '2000-01-01') - ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY day) AS island
    FROM (SELECT DISTINCT user_id, day FROM logins) d
),
streaks AS (SELECT user_id, DATEDIFF(MAX(day), MIN(day)) + 1 AS days FROM numbered GROUP BY user_id, island)
SELECT user_id, MAX(days) AS days FROM streaks GROUP BY user_id ORDER BY 2 DESC, 1;

-- beginnings are counted as one goes
WITH days AS (SELECT DISTINCT user_id, day FROM logins),
marked AS (
    SELECT user_id, day,
           CASE WHEN LAG(day) OVER (PARTITION BY user_id ORDER BY day) = DATE_SUB(day, INTERVAL 1 DAY) THEN 0 ELSE 1 END AS begins
    FROM days
),
islands AS (SELECT user_id, SUM(begins) OVER (PARTITION BY user_id ORDER BY day) AS island FROM marked),
streaks AS (SELECT user_id, island, COUNT(*) AS days FROM islands GROUP BY user_id, island)
SELECT user_id, MAX(days) AS days FROM streaks GROUP BY user_id ORDER BY days DESC, user_id;

-- first days and last days
WITH days AS (SELECT DISTINCT user_id, day FROM logins),
firsts AS (
    SELECT user_id, day FROM days d
    WHERE NOT EXISTS (SELECT 1 FROM days b WHERE b.user_id = d.user_id AND b.day = DATE_SUB(d.day, INTERVAL 1 DAY))
),
lasts AS (
    SELECT user_id, day FROM days d
    WHERE NOT EXISTS (SELECT 1 FROM days a WHERE a.user_id = d.user_id AND a.day = DATE_ADD(d.day, INTERVAL 1 DAY))
)
SELECT f.user_id,
       MAX(DATEDIFF((SELECT MIN(l.day) FROM lasts l WHERE l.user_id = f.user_id AND l.day >= f.day), f.day) + 1) AS days
FROM firsts f
GROUP BY f.user_id
ORDER BY days DESC, f.user_id;

-- recursion from the first days
WITH RECURSIVE runs AS (
    SELECT DISTINCT user_id, day, 1 AS days FROM logins l
    WHERE NOT EXISTS (SELECT 1 FROM logins b WHERE b.user_id = l.user_id AND b.day = l.day - INTERVAL 1 DAY)
    UNION
    SELECT r.user_id, n.day, r.days + 1
    FROM runs r
    JOIN logins n ON n.user_id = r.user_id AND n.day = r.day + INTERVAL 1 DAY
)
SELECT user_id, MAX(days) AS days FROM runs GROUP BY user_id ORDER BY days DESC, user_id;
