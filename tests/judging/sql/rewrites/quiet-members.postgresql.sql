-- dialect: postgresql

-- EXCEPT
SELECT id, name FROM members
EXCEPT
SELECT m.id, m.name FROM members m JOIN loans l ON l.member_id = m.id;

-- NOT EXISTS
SELECT id, name FROM members m WHERE NOT EXISTS (SELECT 1 FROM loans l WHERE l.member_id = m.id);

-- NOT IN, the NULLs coalesced away
SELECT id, name FROM members WHERE id NOT IN (SELECT l.member_id FROM loans l WHERE l.member_id > 0 OR l.member_id <= 0);

-- FILTER in HAVING
SELECT m.id, m.name FROM members m
LEFT JOIN loans l ON l.member_id = m.id
GROUP BY m.id, m.name
HAVING COUNT(*) FILTER (WHERE l.id IS NOT NULL) = 0;

-- RIGHT JOIN
SELECT m.id, m.name FROM loans l
RIGHT JOIN members m ON l.member_id = m.id
WHERE l.lent_on IS NULL;

-- BOOL_OR
SELECT m.id, m.name FROM members m
LEFT JOIN loans l ON l.member_id = m.id
GROUP BY m.id, m.name
HAVING NOT BOOL_OR(l.id IS NOT NULL);

-- EXCEPT of ids
SELECT id, name FROM members
WHERE id IN (SELECT id FROM members EXCEPT SELECT member_id FROM loans);
