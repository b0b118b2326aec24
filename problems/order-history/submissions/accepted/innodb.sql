-- dialect: mysql
-- An index of InnoDB ends with the primary key by itself.
CREATE INDEX orders_of_customer ON orders (customer_id, placed_on);
