-- A pattern with many wildcards.
-- right: WA TLE
SELECT COUNT(*) AS c FROM t WHERE REPEAT('a', 2000) LIKE '%a%a%a%a%a%a%a%a%a%a%a%a%b';
