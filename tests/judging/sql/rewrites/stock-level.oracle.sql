-- dialect: oracle

-- ROWS
SELECT i.name AS item, m.id,
       SUM(m.quantity) OVER (PARTITION BY m.item_id ORDER BY m.moved_on, m.id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS stock
FROM moves m
JOIN items i ON i.id = m.item_id
ORDER BY i.name, m.moved_on, m.id;

-- a correlated subquery
SELECT i.name AS item, m.id,
       (SELECT SUM(e.quantity) FROM moves e
        WHERE e.item_id = m.item_id AND (e.moved_on < m.moved_on OR (e.moved_on = m.moved_on AND e.id <= m.id))) AS stock
FROM moves m, items i
WHERE i.id = m.item_id
ORDER BY 1, m.moved_on, m.id;
