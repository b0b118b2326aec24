-- dialect: oracle
SELECT id,
       NVL2(phone, SUBSTR(phone, 1, 3) || '-****-' || SUBSTR(phone, -4), 'none') AS contact,
       LOWER(SUBSTR(email, INSTR(email, '@') + 1)) AS domain
FROM customers
ORDER BY id;
