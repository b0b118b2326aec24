-- dialect: postgresql

-- ILIKE
SELECT id, name, price FROM drinks
WHERE cold AND price <= 5000 AND name ILIKE '%latte%'
ORDER BY price, id DESC;

-- a regular expression
SELECT id, name, price FROM drinks
WHERE cold IS TRUE AND price < 5001 AND name ~* 'latte'
ORDER BY price, id DESC;

-- STRPOS
SELECT id, name, price FROM drinks
WHERE cold = TRUE AND NOT (price > 5000) AND STRPOS(LOWER(name), 'latte') > 0
ORDER BY 3, 1 DESC;

-- POSITION
SELECT id, name, price FROM drinks
WHERE cold AND price <= 5000 AND POSITION('LATTE' IN UPPER(name)) <> 0
ORDER BY price NULLS FIRST, id DESC;

-- INTERSECT
SELECT id, name, price FROM drinks WHERE cold AND name ILIKE '%latte%'
INTERSECT
SELECT id, name, price FROM drinks WHERE price <= 5000
ORDER BY price, id DESC;

-- EXCEPT
SELECT id, name, price FROM drinks WHERE cold AND LOWER(name) LIKE '%latte%' AND price IS NOT NULL
EXCEPT
SELECT id, name, price FROM drinks WHERE price > 5000
ORDER BY price, id DESC;
