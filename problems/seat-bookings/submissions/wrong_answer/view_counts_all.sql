-- dialect: mysql
-- Seats that are only held are in the view as well.
CREATE TABLE bookings (
  id INT PRIMARY KEY,
  member_id INT NOT NULL,
  show_on DATE NOT NULL,
  seat VARCHAR(4) NOT NULL,
  price INT NOT NULL CHECK (price > 0),
  status ENUM('held', 'paid') NOT NULL DEFAULT 'held',
  paid_on DATE,
  UNIQUE (show_on, seat),
  FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE CASCADE,
  CHECK ((status = 'paid' AND paid_on IS NOT NULL) OR (status = 'held' AND paid_on IS NULL))
);

CREATE VIEW paid_shows AS
SELECT show_on, COUNT(*) AS seats, SUM(price) AS income
FROM bookings
GROUP BY show_on;
