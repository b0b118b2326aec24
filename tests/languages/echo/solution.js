const solution = (whole, huge, real, text, flag, letter, numbers, totals, reals, words, flags,
                  letters, rows, cubes, edge, edges) => {
  console.log("my own prints");
  if (typeof huge !== "bigint" || totals.some((total) => typeof total !== "bigint")) {
    throw new Error("a huge number is a BigInt");
  }
  return { whole, huge, real, text, flag, letter, numbers, totals, reals, words, flags, letters,
           rows, cubes, edge, edges };
};
