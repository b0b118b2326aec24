-- dialect: mysql
-- Finds the customer's orders, and sorts them.
CREATE INDEX orders_of_customer ON orders (customer_id);
