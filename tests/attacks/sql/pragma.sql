-- A setting changed.
-- right: CE NJ
PRAGMA writable_schema = ON;
