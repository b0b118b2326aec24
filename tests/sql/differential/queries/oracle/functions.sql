SELECT id, UPPER(w), LOWER(w), LENGTH(w), INITCAP(w) FROM words WHERE id <> 10;
SELECT id, SUBSTR(w, 2, 3), SUBSTR(w, -2), SUBSTR(w, 1) FROM words WHERE w NOT IN ('b', 'a') AND LENGTH(w) > 3;
-- documented: rows [["hel", "h", "lo", null, null]]
SELECT SUBSTR('hello', 0, 3), SUBSTR('hello', 1, 1), SUBSTR('hello', -2), SUBSTR('hello', 9), SUBSTR('hello', 2, 0) FROM dual;
SELECT INSTR('banana', 'a'), INSTR('banana', 'a', 3), INSTR('banana', 'a', 1, 2), INSTR('banana', 'a', -1), INSTR('banana', 'x') FROM dual;
SELECT LPAD('7', 3, '0'), RPAD('hi', 5, 'ab'), LPAD('hello', 3), LTRIM('xxa', 'x'), RTRIM('axx', 'x'), TRIM('  b ') FROM dual;
SELECT TRIM(LEADING 'x' FROM 'xxax'), TRIM(BOTH 'x' FROM 'xax') FROM dual;
SELECT REPLACE('banana', 'a', 'o'), TRANSLATE('banana', 'abn', '12') FROM dual;
-- documented: rows [["bnn"]]
SELECT REPLACE('banana', 'a') FROM dual;
SELECT CONCAT('a', 'b'), ASCII('A'), CHR(65) FROM dual;
SELECT REGEXP_REPLACE('abc123def456', '[0-9]+', 'X'), REGEXP_SUBSTR('abc123', '[0-9]+'), REGEXP_INSTR('abc123', '[0-9]'), REGEXP_COUNT('banana', 'a') FROM dual;
-- documented: rows [["1"], ["2"], ["3"]]
SELECT id FROM words WHERE REGEXP_LIKE(w, '^a.*e$', 'i') AND id < 4;
SELECT ROUND(2.5), ROUND(-2.5), ROUND(1.005, 2), ROUND(1234.567, -2), TRUNC(1.999, 1), TRUNC(-1.9), TRUNC(1299, -2) FROM dual;
SELECT FLOOR(1.5), CEIL(1.2), FLOOR(-1.5), ABS(-5.5), SIGN(-3), MOD(10, 3), MOD(-7, 3), POWER(2, 10), SQRT(16) FROM dual;
-- documented: rows [["11", "4", "10"]]
SELECT MOD(11, 0), BITAND(12, 6), MOD(10, 3) * 10 FROM dual;
SELECT TO_CHAR(TO_DATE('2024-01-31', 'YYYY-MM-DD'), 'YYYY/MM/DD'), TO_CHAR(TO_DATE('2024-01-31 13:05:09', 'YYYY-MM-DD HH24:MI:SS'), 'HH24:MI:SS') FROM dual;
SELECT id, TO_CHAR(d, 'YYYY-MM'), TO_CHAR(d, 'MM/DD'), TO_CHAR(d, 'DY'), TO_CHAR(d, 'Q') FROM days;
SELECT id, TO_CHAR(at, 'YYYY-MM-DD HH24:MI:SS'), TO_CHAR(at, 'HH:MI AM') FROM days;
-- documented: rows [["January 5, 2024", "January  ", "5th"]]
SELECT TO_CHAR(DATE '2024-01-05', 'FMMonth DD, YYYY'), TO_CHAR(DATE '2024-01-05', 'Month'), TO_CHAR(DATE '2024-01-05', 'FMDDth') FROM dual;
SELECT TO_CHAR(1234.5, 'FM9,999.00'), TO_CHAR(-5, '999'), TO_CHAR(1234567, '9,999,999'), TO_CHAR(5, 'FM000') FROM dual;
SELECT TO_CHAR(42), TO_NUMBER('42') + 1 FROM dual;
SELECT ADD_MONTHS(DATE '2024-01-31', 1), ADD_MONTHS(DATE '2024-02-29', 12), ADD_MONTHS(DATE '2024-02-29', 1), ADD_MONTHS(DATE '2024-03-15', -1) FROM dual;
SELECT LAST_DAY(DATE '2024-02-10'), NEXT_DAY(DATE '2024-05-17', 'MONDAY'), NEXT_DAY(DATE '2024-05-17', 'FRIDAY') FROM dual;
SELECT MONTHS_BETWEEN(DATE '2024-03-31', DATE '2024-02-29'), MONTHS_BETWEEN(DATE '2024-03-15', DATE '2024-01-15'), ROUND(MONTHS_BETWEEN(DATE '2024-03-15', DATE '2024-01-01'), 4) FROM dual;
SELECT id, TRUNC(d, 'MM'), TRUNC(d, 'YYYY'), TRUNC(at) FROM days;
-- documented: rows [["2024-02-01", "2024-02-01", "2025-01-01"]]
SELECT ROUND(DATE '2024-01-31', 'MM'), DATE '2024-01-31' + 1, ROUND(DATE '2024-07-01', 'YEAR') FROM dual;
-- documented: rows [["29", "1.5", "2024-01-31 12:00:00", "2024-01-30"]]
SELECT DATE '2024-02-29' - DATE '2024-01-31', TO_DATE('2024-01-02 12:00', 'YYYY-MM-DD HH24:MI') - DATE '2024-01-01', DATE '2024-01-31' + 0.5, DATE '2024-01-31' - 1 FROM dual;
-- documented: rows [["2024-01-31 01:00:00", "2024-02-01 00:00:00"]]
SELECT DATE '2024-01-31' + 1/24, DATE '2024-01-31' + INTERVAL '1' DAY FROM dual;
SELECT EXTRACT(YEAR FROM DATE '2024-01-31'), EXTRACT(MONTH FROM DATE '2024-01-31') FROM dual;
SELECT id FROM emp WHERE hired > TO_DATE('2022-01-01', 'YYYY-MM-DD') ORDER BY hired, id;
SELECT id FROM emp WHERE hired BETWEEN DATE '2020-01-01' AND DATE '2021-12-31';
SELECT id FROM emp WHERE TO_CHAR(hired, 'YYYY') = '2022';
SELECT EXTRACT(YEAR FROM hired) AS y, COUNT(*) FROM emp GROUP BY EXTRACT(YEAR FROM hired) ORDER BY 1;
-- documented: rows [["17-MAY-24", "12:34"]]
SELECT TO_CHAR(SYSDATE, 'DD-MON-YY'), TO_CHAR(SYSDATE, 'HH24:MI') FROM dual;
SELECT id, NVL(TO_CHAR(bonus), 'none') FROM emp;
SELECT id, salary * 12 + NVL(bonus, 0) FROM emp;
SELECT TRUNC(7 / 2), MOD(7, 2) FROM dual;
-- documented: rows []
SELECT id FROM words WHERE w NOT IN ('', 'a');
-- documented: rows [["13", "3.57", "12"]]
SELECT CAST('12' AS NUMBER) + 1, CAST(3.567 AS NUMBER(5,2)), CAST(12 AS VARCHAR2(5)) FROM dual;
-- documented: rows [["8"]]
SELECT id FROM words WHERE w LIKE '50!%%' ESCAPE '!';
SELECT id, hired + 1, hired - 1 FROM emp WHERE id < 4;
-- documented: rows [["1", "29"], ["2", "1"]]
SELECT id, ABS(hired - DATE '2020-03-01') - DECODE(id, 1, 1, 0) FROM emp WHERE id < 3;
-- server lacks: PostgreSQL gives fewer digits than Oracle's forty
SELECT ROUND(STDDEV(bonus), 8), ROUND(VARIANCE(bonus), 8), ROUND(STDDEV_POP(bonus), 8), ROUND(VAR_POP(bonus), 8) FROM emp;
SELECT GREATEST('a', 'c', 'b'), LEAST(3, 1, 2), NULLIF(1, 1), COALESCE(NULL, 'x') FROM dual;
SELECT LTRIM('  a'), RTRIM('a  '), TRIM(TRAILING 'x' FROM 'axx') FROM dual;
-- documented: rows [["2024-05-17 12:34:56", "2024-05-17", "2024-05-01"]]
SELECT SYSDATE, TRUNC(SYSDATE), TRUNC(SYSDATE, 'MM') FROM dual;
-- documented: rows [["2024-05-17 12:00:00", "2024-05-12", "2024-05-13", "2024-04-01", "2024-05-17 12:34:00"]]
SELECT TRUNC(SYSDATE, 'HH24'), TRUNC(SYSDATE, 'D'), TRUNC(SYSDATE, 'IW'), TRUNC(SYSDATE, 'Q'), TRUNC(SYSDATE, 'MI') FROM dual;
-- documented: rows [["01/05/24", "SATURDAY ", "Sat", "V   ", "3", "2460432"]]
SELECT TO_CHAR(DATE '2024-01-05', 'MM/DD/RR'), TO_CHAR(DATE '2024-05-18', 'DAY'), TO_CHAR(DATE '2024-05-18', 'Dy'), TO_CHAR(DATE '2024-05-01', 'RM'), TO_CHAR(DATE '2024-05-18', 'W'), TO_CHAR(DATE '2024-05-01' + 0, 'J') FROM dual;
-- documented: rows [["2024-03-05", "2024-12-25 13:30:00"]]
SELECT TO_DATE('05-MAR-24', 'DD-MON-RR'), TO_DATE('12/25/2024 01:30 PM', 'MM/DD/YYYY HH:MI PM') FROM dual;
-- documented: rows [["1.4142135623730950488016887242096980785697", "0", "cba", "3"]]
SELECT SQRT(2), SIGN(0), REVERSE('abc'), LENGTHB('한') FROM dual;
-- documented: rows [["b c", "x-y", "12"]]
SELECT REGEXP_SUBSTR('a,b c,d', '[^,]+', 1, 2), REGEXP_REPLACE('x  y', ' +', '-'), REGEXP_SUBSTR('ab12', '([a-z]+)([0-9]+)', 1, 1, 'c', 2) FROM dual;
