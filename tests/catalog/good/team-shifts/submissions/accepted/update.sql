-- Dialect = MySQL
UPDATE shift SET cancelled = TRUE;
