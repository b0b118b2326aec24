-- dialect: oracle
SELECT m.id, m.name
FROM members m
WHERE NOT EXISTS (SELECT 1 FROM loans l WHERE l.member_id = m.id);
