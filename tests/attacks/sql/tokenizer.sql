-- A function of SQLite that gives away a pointer.
-- right: CE NJ
SELECT fts3_tokenizer('simple') AS n FROM t;
