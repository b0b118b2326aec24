-- dialect: postgresql
CREATE TABLE bookings (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
  show_on DATE NOT NULL,
  seat VARCHAR(4) NOT NULL,
  price INTEGER NOT NULL CHECK (price > 0),
  status TEXT NOT NULL DEFAULT 'held' CHECK (status IN ('held', 'paid')),
  paid_on DATE,
  UNIQUE (show_on, seat),
  CHECK (paid_on IS NULL OR status = 'paid'),
  CHECK (paid_on IS NOT NULL OR status = 'held')
);

CREATE OR REPLACE VIEW paid_shows (show_on, seats, income) AS
SELECT show_on, COUNT(*), SUM(price)
FROM bookings
WHERE paid_on IS NOT NULL
GROUP BY show_on;
