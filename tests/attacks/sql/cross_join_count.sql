-- A product of the table with itself, eight times.
-- right: TLE
SELECT COUNT(*) AS c FROM t a, t b, t c, t d, t e, t f, t g, t h WHERE a.id + b.id + c.id + d.id + e.id + f.id + g.id + h.id < 0;
