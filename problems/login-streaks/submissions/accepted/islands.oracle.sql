-- dialect: oracle
WITH days AS (
    SELECT DISTINCT user_id, day FROM logins
),
numbered AS (
    SELECT user_id, day - ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY day) AS island
    FROM days
),
streaks AS (
    SELECT user_id, COUNT(*) AS days FROM numbered GROUP BY user_id, island
)
SELECT user_id, MAX(days) AS days
FROM streaks
GROUP BY user_id
ORDER BY days DESC, user_id;
