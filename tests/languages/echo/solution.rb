Edge = Struct.new(:from, :to, :weight)

def solution(whole, huge, real, text, flag, letter, numbers, totals, reals, words, flags, letters,
             rows, cubes, edge, edges)
  puts "my own prints"
  raise "an edge is an Edge" unless edges.all? { |each| each.is_a?(Edge) && each.from == each[0] }

  [whole, huge, real, text, flag, letter, numbers, totals, reals, words, flags, letters, rows,
   cubes, edge, edges]
end
