-- dialect: postgresql
SELECT id,
       CASE WHEN phone IS NULL THEN 'none'
            ELSE SUBSTR(phone, 1, 3) || '-****-' || SUBSTR(phone, 8, 4) END AS contact,
       LOWER(SPLIT_PART(email, '@', 2)) AS domain
FROM customers
ORDER BY id;
