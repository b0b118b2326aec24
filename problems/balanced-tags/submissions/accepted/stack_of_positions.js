function solution(text) {
  const opened = [];
  for (let position = 0; position < text.length; position++) {
    const character = text[position];
    if (character === ".") {
      continue;
    }
    if (character >= "a" && character <= "z") {
      opened.push(position);
      continue;
    }
    if (opened.length === 0) {
      return position;
    }
    const letter = text[opened.pop()];
    if (character !== "/" && character.toLowerCase() !== letter) {
      return position;
    }
  }
  return opened.length > 0 ? opened[0] : -1;
}
