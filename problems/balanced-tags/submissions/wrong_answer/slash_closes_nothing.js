// Mistake: a slash while nothing is open is passed over, because pop() on an empty array is quiet.

function solution(text) {
  const opened = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === ".") {
      continue;
    }
    if (character === "/") {
      opened.pop();
    } else if (character === character.toLowerCase()) {
      opened.push(i);
    } else if (opened.length === 0 || text[opened.pop()] !== character.toLowerCase()) {
      return i;
    }
  }
  return opened.length > 0 ? opened[0] : -1;
}
