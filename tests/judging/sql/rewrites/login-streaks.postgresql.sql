-- dialect: postgresql

-- DENSE_RANK
WITH numbered AS (
    SELECT user_id, day, day - DENSE_RANK() OVER (PARTITION BY user_id ORDER BY day)::int AS island FROM logins
)
SELECT user_id, MAX(days) AS days
FROM (SELECT user_id, COUNT(DISTINCT day) AS days FROM numbered GROUP BY user_id, island) s
GROUP BY user_id
ORDER BY days DESC, user_id;

-- days since a day
WITH days AS (SELECT user_id, day - DATE '2000-01-01' AS n FROM logins GROUP BY user_id, day),
islands AS (SELECT user_id, n - ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY n) AS island FROM days),
streaks AS (SELECT user_id, island, COUNT(*) AS days FROM islands GROUP BY user_id, island)
SELECT user_id, MAX(days) AS days FROM streaks GROUP BY user_id ORDER BY 2 DESC, 1;

-- beginnings
WITH days AS (SELECT DISTINCT user_id, day FROM logins),
marked AS (
    SELECT user_id, day, CASE WHEN day - LAG(day) OVER (PARTITION BY user_id ORDER BY day) = 1 THEN 0 ELSE 1 END AS begins
    FROM days
),
islands AS (SELECT user_id, SUM(begins) OVER (PARTITION BY user_id ORDER BY day) AS island FROM marked)
SELECT DISTINCT user_id, MAX(COUNT(*)) OVER (PARTITION BY user_id) AS days
FROM islands
GROUP BY user_id, island
ORDER BY days DESC, user_id;

-- the last minus the first
WITH numbered AS (
    SELECT user_id, day, day - ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY day)::int AS island
    FROM (SELECT DISTINCT user_id, day FROM logins) d
)
SELECT user_id, MAX(days) AS days
FROM (SELECT user_id, MAX(day) - MIN(day) + 1 AS days FROM numbered GROUP BY user_id, island) s
GROUP BY user_id
ORDER BY days DESC, user_id;
