SELECT foo FROM emp;
SELECT `foo` FROM emp;
SELECT e.foo FROM emp e;
SELECT x.id FROM emp e;
SELECT emp.id FROM emp e;
SELECT id FROM nowhere;
SELECT id FROM emp JOIN dept ON emp.dept_id = dept.id;
SELECT title FROM dept, emp WHERE id = 1;
SELECT id, salary * 2 AS s FROM emp WHERE s > 100;
SELECT id FROM emp WHERE COUNT(*) > 1;
SELECT dept_id FROM emp WHERE SUM(salary) > 1 GROUP BY dept_id;
SELECT SUM(COUNT(*)) FROM emp GROUP BY dept_id;
SELECT dept_id FROM emp GROUP BY COUNT(*);
SELECT id FROM emp WHERE ROW_NUMBER() OVER (ORDER BY id) = 1;
SELECT id FROM emp HAVING RANK() OVER (ORDER BY id) = 1;
SELECT * FROM emp FULL OUTER JOIN dept ON emp.dept_id = dept.id;
SELECT id FROM emp WHERE id IN (SELECT id FROM dept LIMIT 1);
SELECT * FROM (SELECT id FROM emp);
SELECT id FROM emp UNION SELECT id, title FROM dept;
SELECT id FROM emp WHERE id = (SELECT id, title FROM dept);
SELECT id FROM emp WHERE (id, name) IN (SELECT id FROM dept);
SELECT id FROM emp WHERE id = (SELECT id FROM dept);
SELECT (SELECT name FROM emp) AS n;
SELECT id::TEXT FROM emp;
SELECT id FROM emp ORDER BY id NULLS LAST;
SELECT NOSUCHFUNCTION(id) FROM emp;
SELECT strftime('%Y', hired) FROM emp;
SELECT IIF(id = 1, 'a', 'b') FROM emp;
SELECT COUNT(id, name) FROM emp;
SELECT IFNULL(id) FROM emp;
SELECT SUBSTRING(name) FROM emp;
SELECT DATE_ADD(hired, 1) FROM emp;
SELECT DATEDIFF(hired) FROM emp;
SELECT id FROM emp LIMIT 'a';
SELECT id FROM;
SELECT id name FROM emp WHERE;
SELECT id, FROM emp;
SELEC id FROM emp;
SELECT id FROM emp GROUP id;
SELECT id FROM emp ORDER BY foo;
SELECT id FROM emp GROUP BY foo;
SELECT id FROM emp ORDER BY 3;
SELECT t.a FROM (SELECT id AS a, name AS a FROM emp) t;
SELECT 1 FROM emp, emp;
SELECT 1 FROM emp LEFT JOIN dept;
SELECT id FROM emp WHERE name ILIKE 'k%';
SELECT id FROM emp EXCEPT ALL;
SELECT MAX(salary), FROM emp;
SELECT * FROM emp WHERE salary = MAX(salary);
SELECT id FROM emp WHERE hired > INTERVAL 1 DAY;
SELECT e.id FROM emp e JOIN dept d USING (title);
SELECT id AS 'x y' FROM emp WHERE 'x y' > ;
SELECT COUNT(DISTINCT *) FROM emp;
SELECT RANK() FROM emp;
SELECT LAG(id) FROM emp;
-- documented: error 1055
SELECT name, COUNT(*) FROM emp GROUP BY dept_id;
-- documented: error 1055
SELECT * FROM emp GROUP BY dept_id;
-- documented: error 1140
SELECT name, MAX(salary) FROM emp;
-- documented: error 1055
SELECT dept_id, salary + 1 FROM emp GROUP BY dept_id;
-- documented: error 1055
SELECT dept_id FROM emp GROUP BY dept_id ORDER BY name;
-- documented: error 1055
SELECT e.name, COUNT(*) FROM emp e JOIN dept d ON e.dept_id = d.id GROUP BY d.id;
-- documented: error 1525
SELECT id FROM emp WHERE hired > 'yesterday';
-- documented: error 1064
SELECT id FROM emp FETCH FIRST 3 ROWS ONLY;
-- documented: error 1054
SELECT id FROM emp WHERE name = nvl2;
-- documented: error 1305
SELECT NVL(bonus, 0) FROM emp;
-- documented: error 1305
SELECT TO_CHAR(hired, 'YYYY') FROM emp;
-- documented: error 1305
SELECT DECODE(id, 1, 'a', 'b', 'c', 'd') FROM emp;
SELECT IFNULL(SELECT MAX(id) FROM dept, 0);
SELECT id FROM emp WHERE ABS(SELECT 1) = id;
SELECT SUM(SELECT 1) FROM dept;
-- documented: error 3593
SELECT RANK() OVER (ORDER BY ROW_NUMBER() OVER (ORDER BY id)) FROM dept;
-- documented: error 3593
SELECT SUM(ROW_NUMBER() OVER (ORDER BY id)) OVER () FROM dept;
-- documented: error 3593
SELECT SUM(id) OVER (PARTITION BY COUNT(*) OVER ()) FROM dept;
