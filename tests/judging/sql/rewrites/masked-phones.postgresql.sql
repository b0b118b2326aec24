-- dialect: postgresql

-- LEFT and RIGHT, || gives NULL
SELECT id, COALESCE(LEFT(phone, 3) || '-****-' || RIGHT(phone, 4), 'none') AS contact,
       LOWER(SUBSTRING(email FROM POSITION('@' IN email) + 1)) AS domain
FROM customers
ORDER BY id;

-- regular expressions
SELECT id, COALESCE(REGEXP_REPLACE(phone, '^(...)....(....)$', '\1-****-\2'), 'none') AS contact,
       REGEXP_REPLACE(LOWER(email), '^.*@', '') AS domain
FROM customers
ORDER BY id;

-- CONCAT within CASE, STRPOS
SELECT id, CASE WHEN phone IS NOT NULL THEN CONCAT(SUBSTRING(phone FROM 1 FOR 3), '-****-', SUBSTRING(phone FROM 8)) ELSE 'none' END AS contact,
       SUBSTR(LOWER(email), STRPOS(email, '@') + 1) AS domain
FROM customers
ORDER BY 1;
