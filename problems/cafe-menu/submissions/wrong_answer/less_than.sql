-- dialect: mysql
-- 5000 won are cheap enough, too.
SELECT id, name, price
FROM drinks
WHERE cold AND price < 5000 AND name LIKE '%latte%'
ORDER BY price, id DESC;
