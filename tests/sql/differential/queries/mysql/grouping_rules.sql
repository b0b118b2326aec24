-- documented: rows [["1", "Kim"], ["2", "kim"]]
SELECT id, name FROM emp WHERE id < 3 GROUP BY id;
-- documented: rows [["Dev", "3"], ["Ops", "3"], ["HR", "2"], ["dev", "1"]]
SELECT d.title, COUNT(*) FROM emp e JOIN dept d ON e.dept_id = d.id GROUP BY d.id;
-- documented: rows [["Dev", "3"], ["Ops", "3"], ["HR", "2"], ["dev", "1"]]
SELECT d.title, COUNT(*) FROM emp e JOIN dept d ON e.dept_id = d.id GROUP BY e.dept_id;
-- documented: rows [["1", "3"]]
SELECT dept_id, COUNT(*) FROM emp WHERE dept_id = 1;
-- documented: rows [["3"], ["3"], ["2"], ["1"], ["1"]]
SELECT ANY_VALUE(c) FROM (SELECT dept_id, COUNT(*) AS c FROM emp GROUP BY dept_id) t GROUP BY dept_id;
-- documented: rows [["2", "3"], ["1", "3"]]
SELECT dept_id, COUNT(*) AS c FROM emp WHERE dept_id < 3 GROUP BY dept_id ORDER BY MIN(salary) * 0 + dept_id DESC;
-- documented: rows [["2020", "2"], ["2021", "1"]]
SELECT YEAR(hired) AS y, COUNT(*) FROM emp WHERE hired < '2022-01-01' AND hired > '2020-01-01' GROUP BY YEAR(hired) ORDER BY YEAR(hired);
-- documented: rows [["1", "Dev", "1"], ["2", "Ops", "1"], ["3", "HR", "1"], ["4", "dev", "1"], ["5", "Empty", "1"]]
SELECT id, title, COUNT(*) FROM dept JOIN emp USING (id) GROUP BY id;
-- documented: rows [["1", "Dev", "3"], ["2", "Ops", "3"], ["3", "HR", "2"], ["4", "dev", "1"], [null, null, "1"]]
SELECT e.dept_id, d.title, COUNT(*) FROM emp e LEFT JOIN dept d ON e.dept_id = d.id GROUP BY e.dept_id;
-- documented: rows [["1", "Dev", "Kim", "3"], ["2", "Ops", null, "0"], ["3", "HR", null, "0"], ["4", "dev", null, "0"], ["5", "Empty", null, "0"]]
SELECT d.id, d.title, m.name, COUNT(e.id) FROM dept d LEFT JOIN emp m ON m.id = d.id AND m.dept_id = 1 AND m.id = 1 LEFT JOIN emp e ON e.dept_id = d.id AND d.id = 1 GROUP BY d.id;
-- documented: rows [["1", "3", "3"], ["2", "3", "3"], ["3", "2", "2"], ["4", "1", "1"], ["5", null, "0"]]
SELECT d.id, t.n, COUNT(e.id) FROM dept d LEFT JOIN (SELECT dept_id, COUNT(*) AS n FROM emp GROUP BY dept_id) t ON t.dept_id = d.id LEFT JOIN emp e ON e.dept_id = d.id GROUP BY d.id;
-- documented: rows [["1", "Dev", "3"], ["2", "Ops", "3"], ["3", "HR", "2"], ["4", "dev", "1"]]
WITH t AS (SELECT e.id AS emp_id, e.dept_id, d.title FROM emp e JOIN dept d ON e.dept_id = d.id) SELECT dept_id, title, COUNT(*) FROM t GROUP BY dept_id;
-- documented: rows [["1", "Dev", "3"], ["2", "Ops", "3"], ["3", "HR", "2"], ["4", "dev", "1"]]
WITH t AS (SELECT DISTINCT e.id AS emp_id, e.dept_id AS k, d.title AS t FROM emp e JOIN dept d ON e.dept_id = d.id), u AS (SELECT *, ROW_NUMBER() OVER (ORDER BY emp_id) AS r FROM t) SELECT k, t, COUNT(*) FROM u GROUP BY k;
-- documented: error 1055
SELECT e.dept_id, d.title, COUNT(*) FROM emp e LEFT JOIN dept d ON e.dept_id = d.id AND e.bonus = d.id GROUP BY e.dept_id;
-- documented: error 1055
SELECT d.title, e.name, COUNT(*) FROM dept d LEFT JOIN emp e ON e.dept_id = d.id GROUP BY d.id;
-- documented: error 1055
WITH t AS (SELECT e.id AS emp_id, e.dept_id, d.title FROM emp e JOIN dept d ON e.dept_id = d.id) SELECT title, emp_id, COUNT(*) FROM t GROUP BY title;
