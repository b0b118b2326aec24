-- dialect: mysql
-- All moves of a day are added at once.
SELECT i.name AS item, m.id,
       SUM(m.quantity) OVER (PARTITION BY m.item_id ORDER BY m.moved_on) AS stock
FROM moves m
JOIN items i ON i.id = m.item_id
ORDER BY i.name, m.moved_on, m.id;
