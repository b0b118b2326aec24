-- A setting read by way of its table.
-- right: CE NJ
SELECT * FROM pragma_table_info('t');
