-- A product whose rows are all fetched.
-- right: OLE TLE MLE
SELECT a.id FROM t a, t b, t c, t d, t e;
