// Mistake: checks that no other digit is used, but not that every worn digit is.

function solution(wheels, total, worn) {
  const digits = [...worn].sort();
  const codes = [];

  function turn(code, sum) {
    if (code.length === wheels) {
      if (sum === total) codes.push(code);
      return;
    }
    for (const digit of digits) {
      if (!code.endsWith(digit)) turn(code + digit, sum + digit);
    }
  }

  turn("", 0);
  return codes;
}
