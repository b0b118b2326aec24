-- Another function that makes a huge text.
-- right: RTE MLE NJ CE WA
SELECT LENGTH(LPAD('x', 2000000000, 'y')) AS n FROM t WHERE id = 1;
