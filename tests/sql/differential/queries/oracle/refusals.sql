-- documented: error ORA-00904
SELECT foo FROM emp;
-- documented: error ORA-00942
SELECT id FROM nowhere;
-- documented: error ORA-00918
SELECT id FROM emp, dept;
-- documented: error ORA-00979
SELECT name, COUNT(*) FROM emp GROUP BY dept_id;
-- documented: error ORA-00937
SELECT name, MAX(salary) FROM emp;
-- documented: error ORA-00934
SELECT id FROM emp WHERE COUNT(*) > 1;
-- documented: error ORA-00933
SELECT id FROM emp LIMIT 3;
-- documented: error ORA-00904
SELECT IFNULL(bonus, 0) FROM emp;
-- documented: error ORA-00904
SELECT DATE_FORMAT(hired, 'YYYY') FROM emp;
-- documented: error ORA-00904
SELECT dept_id AS d, COUNT(*) FROM emp GROUP BY d;
-- documented: error ORA-00904
SELECT dept_id, COUNT(*) AS c FROM emp GROUP BY dept_id HAVING c > 1;
-- documented: error ORA-00904
SELECT id, salary * 2 AS s FROM emp WHERE s > 100;
-- documented: error ORA-00932
SELECT CASE WHEN id = 1 THEN 'a' ELSE 0 END FROM emp;
-- documented: error ORA-01476
SELECT 1 / 0 FROM dual;
-- documented: error ORA-01722
SELECT TO_NUMBER('abc') FROM dual;
-- documented: error ORA-01427
SELECT id FROM emp WHERE id = (SELECT id FROM dept);
-- documented: error ORA-00923
SELECT 1;
-- documented: error ORA-01789
SELECT id FROM emp UNION SELECT id, title FROM dept;
-- documented: error ORA-00920
SELECT id FROM emp WHERE bonus;
-- documented: error ORA-01861
SELECT TO_DATE('abc', 'YYYY-MM-DD') FROM dual;
-- documented: error ORA-30483
SELECT id FROM emp WHERE ROW_NUMBER() OVER (ORDER BY id) = 1;
