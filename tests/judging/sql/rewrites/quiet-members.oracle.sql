-- dialect: oracle

-- MINUS
SELECT id, name FROM members
MINUS
SELECT m.id, m.name FROM members m JOIN loans l ON l.member_id = m.id;

-- the old sign of an outer join
SELECT m.id, m.name FROM members m, loans l
WHERE l.member_id (+) = m.id AND l.id IS NULL;

-- NOT IN
SELECT id, name FROM members
WHERE id NOT IN (SELECT member_id FROM loans WHERE member_id IS NOT NULL);

-- counted
SELECT m.id, m.name FROM members m
WHERE 0 = (SELECT COUNT(*) FROM loans l WHERE l.member_id = m.id);
