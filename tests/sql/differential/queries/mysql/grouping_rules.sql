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
