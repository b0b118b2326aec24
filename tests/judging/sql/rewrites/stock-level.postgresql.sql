-- dialect: postgresql

-- a running sum
SELECT i.name AS item, m.id, SUM(m.quantity) OVER (PARTITION BY m.item_id ORDER BY m.moved_on, m.id) AS stock
FROM moves m
JOIN items i ON i.id = m.item_id
ORDER BY i.name, m.moved_on, m.id;

-- a window by name
SELECT i.name AS item, m.id, SUM(m.quantity) OVER w AS stock
FROM moves m
JOIN items i ON i.id = m.item_id
WINDOW w AS (PARTITION BY i.id ORDER BY m.moved_on, m.id)
ORDER BY i.name, m.moved_on, m.id;

-- FILTER over a self join
SELECT i.name AS item, m.id,
       SUM(e.quantity) FILTER (WHERE e.moved_on < m.moved_on OR (e.moved_on = m.moved_on AND e.id <= m.id)) AS stock
FROM moves m
JOIN moves e ON e.item_id = m.item_id
JOIN items i ON i.id = m.item_id
GROUP BY i.name, m.moved_on, m.id
ORDER BY i.name, m.moved_on, m.id;
