-- dialect: oracle

-- CASE
SELECT id, CASE WHEN phone IS NULL THEN 'none' ELSE SUBSTR(phone, 1, 3) || '-****-' || SUBSTR(phone, 8) END AS contact,
       SUBSTR(LOWER(email), INSTR(email, '@') + 1) AS domain
FROM customers
ORDER BY id;

-- DECODE takes NULL for equal to NULL
SELECT id, DECODE(phone, NULL, 'none', SUBSTR(phone, 1, 3) || '-****-' || SUBSTR(phone, -4)) AS contact,
       LOWER(REGEXP_SUBSTR(email, '[^@]+$')) AS domain
FROM customers
ORDER BY id;

-- a regular expression
SELECT id, NVL(REGEXP_REPLACE(phone, '^(...)....(....)$', '\1-****-\2'), 'none') AS contact,
       LOWER(REGEXP_REPLACE(email, '^.*@', '')) AS domain
FROM customers
ORDER BY id;
