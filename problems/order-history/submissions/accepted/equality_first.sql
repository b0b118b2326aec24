-- dialect: mysql
CREATE INDEX orders_of_customer ON orders (customer_id, placed_on, id);
