-- dialect: postgres
UPDATE shift SET cancelled = TRUE;
