-- dialect: oracle
-- An index on a column that the query does not ask for.
CREATE INDEX orders_by_status ON orders (status);
