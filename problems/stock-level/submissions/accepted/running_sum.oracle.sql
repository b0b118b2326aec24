-- dialect: oracle
SELECT i.name AS item, m.id,
       SUM(m.quantity) OVER (PARTITION BY m.item_id ORDER BY m.moved_on, m.id) AS stock
FROM moves m
JOIN items i ON i.id = m.item_id
ORDER BY i.name, m.moved_on, m.id;
