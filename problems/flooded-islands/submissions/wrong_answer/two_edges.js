// Mistake: the water comes in at the top and at the left only; the other two edges are forgotten.

function solution(heights, level) {
  const rows = heights.length;
  const columns = heights[0].length;
  const visited = heights.map((row) => new Array(row.length).fill(false));

  function explore(startRow, startColumn, highest) {
    const stack = [[startRow, startColumn]];
    visited[startRow][startColumn] = true;
    let area = 0;
    while (stack.length > 0) {
      const [row, column] = stack.pop();
      area++;
      for (const [r, c] of [[row + 1, column], [row - 1, column], [row, column + 1], [row, column - 1]]) {
        if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
        if (visited[r][c] || Number(heights[r][c]) > highest) continue;
        visited[r][c] = true;
        stack.push([r, c]);
      }
    }
    return area;
  }

  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const atEdge = row === 0 || column === 0;
      if (atEdge && !visited[row][column] && Number(heights[row][column]) <= level) {
        explore(row, column, level);
      }
    }
  }

  let islands = 0;
  let largest = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (visited[row][column]) continue;
      islands++;
      largest = Math.max(largest, explore(row, column, 9));
    }
  }
  return [islands, largest];
}
