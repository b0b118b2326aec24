package main

import "fmt"

type Edge struct {
	from   int
	to     int
	weight float64
}

type Everything struct {
	whole   int
	huge    int64
	real    float64
	text    string
	flag    bool
	letter  rune
	numbers []int
	totals  []int64
	reals   []float64
	words   []string
	flags   []bool
	letters []rune
	rows    [][]int
	cubes   [][][]string
	edge    Edge
	edges   []Edge
}

func solution(whole int, huge int64, real float64, text string, flag bool, letter rune,
	numbers []int, totals []int64, reals []float64, words []string, flags []bool, letters []rune,
	rows [][]int, cubes [][][]string, edge Edge, edges []Edge) Everything {
	fmt.Println("my own prints")
	return Everything{whole, huge, real, text, flag, letter, numbers, totals, reals, words, flags,
		letters, rows, cubes, edge, edges}
}
