-- dialect: oracle

-- DENSE_RANK
WITH numbered AS (
    SELECT user_id, day, day - DENSE_RANK() OVER (PARTITION BY user_id ORDER BY day) AS island FROM logins
),
streaks AS (SELECT user_id, COUNT(DISTINCT day) AS days FROM numbered GROUP BY user_id, island)
SELECT user_id, MAX(days) AS days FROM streaks GROUP BY user_id ORDER BY days DESC, user_id;

-- the last minus the first
WITH numbered AS (
    SELECT user_id, day, day - ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY day) AS island
    FROM (SELECT DISTINCT user_id, day FROM logins)
),
streaks AS (SELECT user_id, MAX(day) - MIN(day) + 1 AS days FROM numbered GROUP BY user_id, island)
SELECT user_id, MAX(days) AS days FROM streaks GROUP BY user_id ORDER BY days DESC, user_id;
