type Edge = { from: number; to: number; weight: number };

type Everything = {
  whole: number; huge: bigint; real: number; text: string; flag: boolean; letter: string;
  numbers: number[]; totals: bigint[]; reals: number[]; words: string[]; flags: boolean[];
  letters: string[]; rows: number[][]; cubes: string[][][]; edge: Edge; edges: Edge[];
};

function solution(
  whole: number, huge: bigint, real: number, text: string, flag: boolean, letter: string,
  numbers: number[], totals: bigint[], reals: number[], words: string[], flags: boolean[],
  letters: string[], rows: number[][], cubes: string[][][], edge: Edge, edges: Edge[],
): Everything {
  console.log("my own prints");
  return { whole, huge, real, text, flag, letter, numbers, totals, reals, words, flags, letters,
           rows, cubes, edge, edges };
}
