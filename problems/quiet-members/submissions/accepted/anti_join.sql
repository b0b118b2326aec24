-- dialect: postgresql
SELECT m.id, m.name
FROM members m
LEFT JOIN loans l ON l.member_id = m.id
WHERE l.id IS NULL;
