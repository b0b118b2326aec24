-- dialect: mysql
-- MySQL 8 passes over REFERENCES behind a column.
CREATE TABLE bookings (
  id INT PRIMARY KEY,
  member_id INT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  show_on DATE NOT NULL,
  seat VARCHAR(4) NOT NULL,
  price INT NOT NULL CHECK (price > 0),
  status ENUM('held', 'paid') NOT NULL DEFAULT 'held',
  paid_on DATE,
  UNIQUE (show_on, seat),
  CHECK ((status = 'paid' AND paid_on IS NOT NULL) OR (status = 'held' AND paid_on IS NULL))
);

CREATE VIEW paid_shows AS
SELECT show_on, COUNT(*) AS seats, SUM(price) AS income
FROM bookings
WHERE status = 'paid'
GROUP BY show_on;
