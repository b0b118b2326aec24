-- dialect: mysql
-- A book that is still out was borrowed all the same.
SELECT m.id, m.name
FROM members m
LEFT JOIN loans l ON l.member_id = m.id
WHERE l.returned_on IS NULL;
