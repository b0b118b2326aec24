-- dialect: mysql

-- a comma join
DELETE a FROM accounts a, accounts b WHERE a.email = b.email AND a.id > b.id;

-- joined with the first of each email
DELETE a FROM accounts a
JOIN (SELECT email, MIN(id) AS first FROM accounts GROUP BY email) f ON f.email = a.email
WHERE a.id <> f.first;

-- NOT IN through a derived table
DELETE FROM accounts
WHERE email IS NOT NULL
  AND id NOT IN (SELECT first FROM (SELECT MIN(id) AS first FROM accounts GROUP BY email) f);

-- what is kept is listed
DELETE FROM accounts
WHERE id NOT IN (
    SELECT id FROM (
        SELECT MIN(id) AS id FROM accounts WHERE email IS NOT NULL GROUP BY email
        UNION ALL
        SELECT id FROM accounts WHERE email IS NULL
    ) kept
);

-- numbered
DELETE FROM accounts
WHERE id IN (
    SELECT id FROM (
        SELECT id, email, ROW_NUMBER() OVER (PARTITION BY email ORDER BY id) AS n FROM accounts
    ) r
    WHERE n > 1 AND email IS NOT NULL
);

-- the least of a window
DELETE a FROM accounts a
JOIN (SELECT id, email, MIN(id) OVER (PARTITION BY email) AS first FROM accounts) w ON w.id = a.id
WHERE w.email IS NOT NULL AND w.first < w.id;

-- one before it
DELETE FROM accounts
WHERE id IN (
    SELECT id FROM (
        SELECT id, LAG(email) OVER (PARTITION BY email ORDER BY id) AS earlier FROM accounts
    ) l
    WHERE earlier IS NOT NULL
);

-- LEFT JOIN, and the partner demanded
DELETE a FROM accounts a
LEFT JOIN accounts b ON b.email = a.email AND b.id < a.id
WHERE b.id IS NOT NULL;
