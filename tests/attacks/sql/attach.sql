-- Another database file.
-- right: CE NJ
ATTACH DATABASE '/tmp/x.db' AS x;
