-- dialect: postgresql
-- Has the order, and reads the orders of all customers since that day.
CREATE INDEX orders_by_day ON orders (placed_on, id, customer_id);
