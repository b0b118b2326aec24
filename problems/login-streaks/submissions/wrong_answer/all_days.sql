-- dialect: mysql
-- All days are counted, with or without gaps.
SELECT user_id, COUNT(DISTINCT day) AS days
FROM logins
GROUP BY user_id
ORDER BY days DESC, user_id;
