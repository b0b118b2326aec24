-- dialect: mysql
-- With a NULL among the loans, NOT IN is never true.
SELECT id, name FROM members WHERE id NOT IN (SELECT member_id FROM loans);
