-- dialect: oracle
-- A member who has booked cannot be deleted.
CREATE TABLE bookings (
  id NUMBER(10) PRIMARY KEY,
  member_id NUMBER(10) NOT NULL REFERENCES members (id),
  show_on DATE NOT NULL,
  seat VARCHAR2(4) NOT NULL,
  price NUMBER(10) NOT NULL,
  status VARCHAR2(4) DEFAULT 'held' NOT NULL,
  paid_on DATE,
  CONSTRAINT one_seat UNIQUE (show_on, seat),
  CONSTRAINT price_above_0 CHECK (price > 0),
  CONSTRAINT known_status CHECK (status IN ('held', 'paid')),
  CONSTRAINT paid_has_date
    CHECK ((status = 'paid' AND paid_on IS NOT NULL) OR (status = 'held' AND paid_on IS NULL))
);

CREATE VIEW paid_shows AS
SELECT show_on, COUNT(*) AS seats, SUM(price) AS income
FROM bookings
WHERE status = 'paid'
GROUP BY show_on;
