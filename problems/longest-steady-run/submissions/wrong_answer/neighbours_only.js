// Mistake: compares every letter with the one before it only; small steps add up to a large one.

function solution(readings, spread, lost) {
  let best = [0, -1];
  let start = 0;
  let missing = 0;
  let previous = null;
  for (let end = 0; end < readings.length; end++) {
    if (readings[end] === "?") {
      missing++;
      while (missing > lost) {
        if (readings[start] === "?") {
          missing--;
        }
        start++;
      }
    } else {
      const step = readings.charCodeAt(end);
      if (previous !== null && Math.abs(step - readings.charCodeAt(previous)) > spread) {
        for (; start <= previous; start++) {
          if (readings[start] === "?") {
            missing--;
          }
        }
      }
      previous = end;
    }
    if (end - start > best[1] - best[0]) {
      best = [start, end];
    }
  }
  return best;
}
