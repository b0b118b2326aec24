SELECT * FROM dept;
SELECT id, name, salary FROM emp WHERE salary > 3000 ORDER BY salary DESC, id;
SELECT id, bonus FROM emp ORDER BY bonus, id;
SELECT id, bonus FROM emp ORDER BY bonus DESC, id;
SELECT id, bonus FROM emp ORDER BY bonus DESC NULLS LAST, id;
SELECT id FROM emp WHERE name = 'Kim';
SELECT id FROM emp WHERE name LIKE 'K%';
SELECT id FROM emp WHERE name NOT LIKE '%i%';
SELECT id, NVL(bonus, 0), NVL2(bonus, 'yes', 'no') FROM emp;
SELECT id, COALESCE(bonus, 0), NULLIF(bonus, 0) FROM emp;
-- documented: rows [["1","one"],["2","one"],["3","one"],["4","two"],["5","two"],["6","two"],["7","other"],["8","other"],["9","other"],["10","other"]]
SELECT id, DECODE(dept_id, 1, 'one', 2, 'two', 'other') FROM emp;
-- documented: rows [["1","some"],["2","none"],["3","some"],["4","zero"],["5","some"],["6","some"],["7","some"],["8","none"],["9","some"],["10","zero"]]
SELECT id, DECODE(bonus, NULL, 'none', 0, 'zero', 'some') FROM emp;
SELECT id, CASE WHEN bonus > 50 THEN 'high' ELSE 'low' END AS g FROM emp;
SELECT id FROM emp WHERE salary BETWEEN 2500.25 AND 4000.5 AND dept_id IN (1, 2);
SELECT id FROM emp ORDER BY id FETCH FIRST 3 ROWS ONLY;
SELECT id FROM emp ORDER BY id OFFSET 2 ROWS FETCH NEXT 3 ROWS ONLY;
SELECT id, salary FROM emp WHERE salary IS NOT NULL ORDER BY salary DESC FETCH FIRST 2 ROWS WITH TIES;
SELECT 7 * 2, 10 - 3.5, 1 + 1 FROM dual;
-- documented: rows [["3.5", "2.5", ".3333333333333333333333333333333333333333", "-1"]]
SELECT 7 / 2, 10 / 4, 1 / 3, -2 / 2 FROM dual;
-- documented: rows [["ab", "a1", "a"]]
SELECT 'a' || 'b', 'a' || 1, 'a' || NULL FROM dual;
-- documented: rows [[null, null]]
SELECT '', LENGTH('') FROM dual;
-- documented: rows [["4"], ["8"]]
SELECT id FROM emp WHERE email IS NULL;
-- documented: rows []
SELECT id FROM emp WHERE email = '';
SELECT dept_id, COUNT(*), SUM(salary), MIN(name), MAX(salary) FROM emp GROUP BY dept_id;
SELECT dept_id, ROUND(AVG(salary), 2) FROM emp GROUP BY dept_id HAVING COUNT(*) > 1 ORDER BY dept_id;
-- documented: rows [["1","1,2,3"],["2","4,5,6"],["3","7,8"],["4","10"],[null,"9"]]
SELECT dept_id, LISTAGG(id, ',') WITHIN GROUP (ORDER BY id) FROM emp GROUP BY dept_id;
-- documented: rows [["1,2,3,4,5,6,7,8,9,10"]]
SELECT LISTAGG(id, ',') WITHIN GROUP (ORDER BY id) FROM emp;
-- documented: rows [["Kim;kim;Lee"]]
SELECT LISTAGG(name, ';') WITHIN GROUP (ORDER BY salary DESC, id) FROM emp WHERE dept_id = 1;
SELECT MEDIAN(bonus) FROM emp;
SELECT e.id, d.title FROM emp e LEFT JOIN dept d ON e.dept_id = d.id;
SELECT e.id, d.id FROM emp e FULL OUTER JOIN dept d ON e.dept_id = d.id;
-- documented: rows [["1", "Dev"], ["2", "Dev"], ["3", "Dev"], ["4", "Ops"], ["5", "Ops"], ["6", "Ops"], ["7", "HR"], ["8", "HR"], ["9", null], ["10", "dev"]]
SELECT e.id, d.title FROM emp e, dept d WHERE e.dept_id = d.id(+);
-- documented: rows [["Dev", "3"], ["Ops", "3"], ["HR", "2"], ["dev", "1"], ["Empty", "0"]]
SELECT d.title, COUNT(e.id) FROM emp e, dept d WHERE e.dept_id(+) = d.id GROUP BY d.id, d.title;
-- documented: rows [["9"], ["1"], ["2"]]
SELECT id FROM (SELECT id FROM emp ORDER BY salary DESC NULLS LAST, id) WHERE ROWNUM <= 3;
-- documented: rows [["1", "9"], ["2", "1"]]
SELECT ROWNUM, t.id FROM (SELECT id FROM emp ORDER BY salary DESC NULLS LAST, id) t WHERE ROWNUM < 3;
-- documented: rows [["1"], ["2"], ["3"], ["4"], ["5"]]
SELECT LEVEL FROM dual CONNECT BY LEVEL <= 5;
-- documented: rows [["1", "1"], ["2", "2"], ["3", "2"], ["4", "2"], ["5", "3"], ["6", "3"], ["7", "2"], ["8", "3"], ["9", "1"], ["10", "2"]]
SELECT id, LEVEL FROM emp START WITH manager_id IS NULL CONNECT BY PRIOR id = manager_id;
-- documented: rows [["9", "/9"], ["1", "/1"], ["4", "/1/4"], ["5", "/1/4/5"], ["6", "/1/4/6"]]
SELECT id, SYS_CONNECT_BY_PATH(id, '/') FROM emp WHERE id IN (1, 4, 5, 6, 9) START WITH manager_id IS NULL CONNECT BY PRIOR id = manager_id;
-- documented: rows [["5"],["7"],["8"],["10"]]
SELECT id FROM emp MINUS SELECT emp_id FROM sales;
SELECT name FROM emp WHERE dept_id = 1 UNION SELECT title FROM dept ORDER BY 1;
SELECT id FROM emp WHERE salary = (SELECT MAX(salary) FROM emp);
SELECT id FROM emp WHERE salary > ALL (SELECT salary FROM emp WHERE dept_id = 2);
SELECT id, RANK() OVER (PARTITION BY dept_id ORDER BY salary DESC) FROM emp;
SELECT id, SUM(salary) OVER (PARTITION BY dept_id ORDER BY id), LAG(salary, 1, 0) OVER (ORDER BY id) FROM emp;
-- documented: rows [["1", ".5"], ["2", ".25"], ["3", ".25"]]
SELECT id, RATIO_TO_REPORT(CASE id WHEN 1 THEN 2 ELSE 1 END) OVER () FROM emp WHERE id < 4;
SELECT dept_id, manager_id, SUM(salary) FROM emp GROUP BY ROLLUP(dept_id, manager_id);
SELECT dept_id, COUNT(*), GROUPING(dept_id) FROM emp GROUP BY CUBE(dept_id);
WITH t AS (SELECT dept_id, AVG(salary) AS a FROM emp GROUP BY dept_id) SELECT e.id FROM emp e JOIN t ON e.dept_id = t.dept_id WHERE e.salary > t.a;
SELECT id FROM emp WHERE id = '3';
SELECT GREATEST(1, 2, 3), LEAST('b', 'a') FROM dual;
-- documented: rows [[null]]
SELECT GREATEST(1, NULL) FROM dual;
-- documented: rows [["2000"]]
SELECT 1000 * '2' FROM dual;
SELECT id FROM emp ORDER BY name, id;
SELECT DISTINCT dept_id FROM emp ORDER BY dept_id;
