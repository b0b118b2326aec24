-- dialect: mysql

-- CASE
SELECT id,
       CASE WHEN phone IS NULL THEN 'none' ELSE CONCAT(SUBSTRING(phone, 1, 3), '-****-', SUBSTRING(phone, 8, 4)) END AS contact,
       LOWER(SUBSTRING(email, LOCATE('@', email) + 1)) AS domain
FROM customers
ORDER BY id;

-- IF and CONCAT_WS
SELECT id, IF(phone IS NULL, 'none', CONCAT_WS('-', LEFT(phone, 3), '****', RIGHT(phone, 4))) AS contact,
       SUBSTRING_INDEX(LOWER(email), '@', -1) AS domain
FROM customers
ORDER BY 1;

-- INSERT into a text
SELECT id, IFNULL(INSERT(phone, 4, 4, '-****-'), 'none') AS contact,
       LCASE(RIGHT(email, CHAR_LENGTH(email) - INSTR(email, '@'))) AS domain
FROM customers
ORDER BY id ASC;

-- UNION ALL of those with a phone and without
SELECT id, CONCAT(LEFT(phone, 3), '-****-', RIGHT(phone, 4)) AS contact, LOWER(SUBSTRING_INDEX(email, '@', -1)) AS domain
FROM customers WHERE phone IS NOT NULL
UNION ALL
SELECT id, 'none', LOWER(SUBSTRING_INDEX(email, '@', -1)) FROM customers WHERE phone IS NULL
ORDER BY id;

-- a regular expression
SELECT id, COALESCE(REGEXP_REPLACE(phone, '^(...)....(....)$', '$1-****-$2'), 'none') AS contact,
       LOWER(REGEXP_REPLACE(email, '^.*@', '')) AS domain
FROM customers
ORDER BY id;

-- a left join of the phones
SELECT c.id, COALESCE(p.contact, 'none') AS contact, LOWER(SUBSTRING_INDEX(c.email, '@', -1)) AS domain
FROM customers c
LEFT JOIN (
    SELECT id, CONCAT(MID(phone, 1, 3), '-****-', MID(phone, 8)) AS contact FROM customers WHERE phone IS NOT NULL
) p ON p.id = c.id
ORDER BY c.id;
