-- dialect: postgresql
-- The query still asks for the year of the column.
CREATE INDEX sales_by_time ON sales (sold_at);
