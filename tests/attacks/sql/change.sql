-- A change where a query is asked for.
-- right: CE
DELETE FROM t;
