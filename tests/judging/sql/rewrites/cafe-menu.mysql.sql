-- dialect: mysql

-- LOWER
SELECT id, name, price FROM drinks
WHERE cold = TRUE AND price <= 5000 AND LOWER(name) LIKE '%latte%'
ORDER BY price ASC, id DESC;

-- INSTR
SELECT id, name, price FROM drinks
WHERE cold = 1 AND price < 5001 AND INSTR(name, 'latte') > 0
ORDER BY 3, 1 DESC;

-- LOCATE
SELECT id, name, price FROM drinks
WHERE cold <> 0 AND 5000 >= price AND LOCATE('LATTE', name)
ORDER BY price, id DESC;

-- REGEXP
SELECT id, name, price FROM drinks
WHERE cold AND NOT price > 5000 AND name REGEXP 'latte'
ORDER BY price, -id;

-- COALESCE puts what has no price above
SELECT id, name, price FROM drinks
WHERE cold IS TRUE AND COALESCE(price, 5001) <= 5000 AND name LIKE CONCAT('%', 'Latte', '%')
ORDER BY price, id DESC;

-- UNION ALL at the bound
SELECT id, name, price FROM drinks WHERE cold AND price < 5000 AND name LIKE '%latte%'
UNION ALL
SELECT id, name, price FROM drinks WHERE cold AND price = 5000 AND name LIKE '%latte%'
ORDER BY price, id DESC;

-- De Morgan, and the NULL price said
SELECT id, name, price FROM drinks
WHERE NOT (NOT cold OR price > 5000 OR price IS NULL OR name NOT LIKE '%latte%')
ORDER BY price, id DESC;

-- IN a subquery
SELECT id, name, price FROM drinks
WHERE id IN (SELECT id FROM drinks WHERE price <= 5000 AND cold) AND UPPER(name) LIKE '%LATTE%'
ORDER BY price, id DESC;

-- a self join on the key
SELECT a.id, a.name, a.price FROM drinks a
JOIN drinks b ON b.id = a.id AND b.cold AND b.name LIKE '%latte%'
WHERE a.price <= 5000
ORDER BY a.price, a.id DESC;

-- GROUP BY for DISTINCT, CASE for the condition
SELECT id, name, price FROM drinks
WHERE CASE WHEN price <= 5000 THEN cold ELSE FALSE END AND POSITION('latte' IN name) > 0
GROUP BY id, name, price
ORDER BY price, id DESC;

-- a CTE
WITH cheap AS (SELECT DISTINCT id, name, price FROM drinks WHERE price - 5000 <= 0 AND cold)
SELECT id, name, price FROM cheap WHERE REGEXP_LIKE(name, 'latte') ORDER BY price, id DESC;

-- LATTE taken out makes the name another
SELECT id, name, price FROM drinks
WHERE cold AND price <= 5000 AND REPLACE(LOWER(name), 'latte', '') <> LOWER(name)
ORDER BY price, id DESC;
