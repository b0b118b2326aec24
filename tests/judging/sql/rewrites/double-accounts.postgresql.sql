-- dialect: postgresql

-- USING
DELETE FROM accounts a USING accounts b WHERE b.email = a.email AND b.id < a.id;

-- above the least
DELETE FROM accounts a WHERE a.id > (SELECT MIN(b.id) FROM accounts b WHERE b.email = a.email);

-- NOT IN
DELETE FROM accounts
WHERE email IS NOT NULL AND id NOT IN (SELECT MIN(id) FROM accounts GROUP BY email);

-- numbered
DELETE FROM accounts
WHERE id IN (
    SELECT id FROM (
        SELECT id, RANK() OVER (PARTITION BY email ORDER BY id) AS place FROM accounts WHERE email IS NOT NULL
    ) r
    WHERE place >= 2
);

-- counted
DELETE FROM accounts a
WHERE (SELECT COUNT(*) FROM accounts b WHERE b.email = a.email AND b.id <= a.id) > 1;

-- a self join in a list
DELETE FROM accounts WHERE id IN (SELECT b.id FROM accounts a JOIN accounts b ON a.email = b.email AND a.id < b.id);

-- EXISTS turned twice
DELETE FROM accounts a
WHERE NOT NOT EXISTS (SELECT 1 FROM accounts b WHERE a.email = b.email AND NOT b.id >= a.id);
