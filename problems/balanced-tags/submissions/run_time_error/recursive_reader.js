// Crashes: one call for every level of nesting, and a note may be 100,000 levels deep.

function solution(text) {
  let position = 0;
  let fault = -1;

  function readInside(opening) {
    while (position < text.length && fault < 0) {
      const character = text[position];
      if (character >= "a" && character <= "z") {
        position++;
        readInside(position - 1);
      } else if (character === ".") {
        position++;
      } else {
        if (opening < 0 || (character !== "/" && character.toLowerCase() !== text[opening])) {
          fault = position;
        }
        position++;
        return;
      }
    }
    if (fault < 0 && opening >= 0) {
      leftOpen = opening;
    }
  }

  let leftOpen = -1;
  while (position < text.length && fault < 0) {
    readInside(-1);
  }
  return fault >= 0 ? fault : leftOpen;
}
