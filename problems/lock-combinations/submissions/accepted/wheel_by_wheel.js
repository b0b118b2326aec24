// Sets one wheel after the other and gives up as soon as a rule is broken.

function solution(wheels, total, worn) {
  const digits = [...worn].sort((a, b) => a - b);
  const codes = [];

  function turn(code, left) {
    if (code.length === wheels) {
      if (left === 0 && new Set(code).size === digits.length) {
        codes.push(code);
      }
      return;
    }
    for (const digit of digits) {
      if (digit <= left && !code.endsWith(String(digit))) {
        turn(code + digit, left - digit);
      }
    }
  }

  turn("", total);
  return codes;
}
