-- One function that makes a huge text.
-- right: RTE MLE NJ CE WA
SELECT LENGTH(REPEAT('x', 2000000000)) AS n FROM t WHERE id = 1;
