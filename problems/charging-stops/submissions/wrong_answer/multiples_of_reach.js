// Mistake: the next leg is measured from where the battery would have run empty, not from the stop.

function solution(distance, reach, chargers) {
  const goal = 2 * distance;
  const points = [...chargers];
  for (let i = chargers.length - 1; i >= 0; i--) {
    if (chargers[i] < distance) points.push(goal - chargers[i]);
  }

  const stops = [];
  let next = 0;
  for (let empty = reach; empty < goal; empty += reach) {
    let stop = -1;
    while (next < points.length && points[next] <= empty) stop = points[next++];
    if (stop < 0) return [-1];
    stops.push(stop);
  }
  return stops;
}
