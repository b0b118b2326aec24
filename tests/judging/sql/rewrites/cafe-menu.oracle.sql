-- dialect: oracle

-- INSTR
SELECT id, name, price FROM drinks
WHERE cold = 1 AND price <= 5000 AND INSTR(LOWER(name), 'latte') > 0
ORDER BY price, id DESC;

-- REGEXP_LIKE
SELECT id, name, price FROM drinks
WHERE cold <> 0 AND price < 5001 AND REGEXP_LIKE(name, 'latte', 'i')
ORDER BY price, id DESC;

-- NVL
SELECT id, name, price FROM drinks
WHERE cold = 1 AND NVL(price, 9999) <= 5000 AND UPPER(name) LIKE '%LATTE%'
ORDER BY 3, 1 DESC;

-- MINUS
SELECT id, name, price FROM drinks WHERE cold = 1 AND LOWER(name) LIKE '%latte%' AND price IS NOT NULL
MINUS
SELECT id, name, price FROM drinks WHERE price > 5000
ORDER BY price, id DESC;
