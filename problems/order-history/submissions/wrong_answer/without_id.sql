-- dialect: postgresql
-- The orders of one day still have to be sorted by id.
CREATE INDEX orders_of_customer ON orders (customer_id, placed_on);
