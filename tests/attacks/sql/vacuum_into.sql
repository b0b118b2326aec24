-- A file written by VACUUM.
-- right: CE NJ
VACUUM INTO '/tmp/x.db';
