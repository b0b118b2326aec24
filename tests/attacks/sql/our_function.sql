-- A function of ours, called by its inner name.
-- right: CE NJ
SELECT mysql_text_key(name) FROM t;
