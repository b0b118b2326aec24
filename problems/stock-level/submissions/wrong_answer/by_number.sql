-- dialect: mysql
-- Moves were not noted in the order in which they happened.
SELECT i.name AS item, m.id,
       SUM(m.quantity) OVER (PARTITION BY i.id ORDER BY m.id) AS stock
FROM moves m
JOIN items i ON i.id = m.item_id
ORDER BY i.name, m.id;
