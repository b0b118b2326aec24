-- dialect: mysql

-- ROWS
SELECT i.name AS item, m.id,
       SUM(m.quantity) OVER (PARTITION BY i.id ORDER BY m.moved_on, m.id ROWS UNBOUNDED PRECEDING) AS stock
FROM moves m
JOIN items i ON i.id = m.item_id
ORDER BY i.name, m.moved_on, m.id;

-- a correlated subquery
SELECT i.name AS item, m.id,
       (SELECT SUM(e.quantity) FROM moves e
        WHERE e.item_id = m.item_id AND (e.moved_on < m.moved_on OR e.moved_on = m.moved_on AND e.id <= m.id)) AS stock
FROM moves m
JOIN items i ON i.id = m.item_id
ORDER BY item, m.moved_on, m.id;

-- a self join, grouped
SELECT i.name AS item, m.id, SUM(e.quantity) AS stock
FROM moves m
JOIN items i ON i.id = m.item_id
JOIN moves e ON e.item_id = m.item_id AND (e.moved_on < m.moved_on OR (e.moved_on = m.moved_on AND e.id <= m.id))
GROUP BY i.name, m.moved_on, m.id
ORDER BY i.name, m.moved_on, m.id;

-- summed before the join
SELECT i.name AS item, s.id, s.stock
FROM (
    SELECT id, item_id, moved_on,
           SUM(quantity) OVER (PARTITION BY item_id ORDER BY moved_on ASC, id ASC RANGE UNBOUNDED PRECEDING) AS stock
    FROM moves
) s
JOIN items i ON i.id = s.item_id
ORDER BY i.name, s.moved_on, s.id;

-- numbered, then added up
WITH numbered AS (
    SELECT m.*, ROW_NUMBER() OVER (PARTITION BY item_id ORDER BY moved_on, id) AS n FROM moves m
)
SELECT i.name AS item, a.id, SUM(b.quantity) AS stock
FROM numbered a
JOIN numbered b ON b.item_id = a.item_id AND b.n <= a.n
JOIN items i ON i.id = a.item_id
GROUP BY i.name, a.id, a.n
ORDER BY item, a.n;

-- parted by the name, which is unique
SELECT i.name AS item, m.id, SUM(m.quantity) OVER (PARTITION BY i.name ORDER BY m.moved_on, m.id) AS stock
FROM moves m, items i
WHERE i.id = m.item_id
ORDER BY i.name, m.moved_on, m.id;
