// Reads arguments from descriptor 0 and writes the result to descriptor 3, as JSON.
package main

import (
	judgeBufio "bufio"
	judgeIO "io"
	judgeMath "math"
	judgeOS "os"
	judgeReflect "reflect"
	judgeStrconv "strconv"
	judgeUTF8 "unicode/utf8"
)

var judgeInput = judgeBufio.NewReaderSize(judgeOS.Stdin, 1<<16)

func judgeWord() string {
	var word []byte
	for {
		next, err := judgeInput.ReadByte()
		space := next == ' ' || next == '\n'
		if err != nil || (space && len(word) > 0) {
			return string(word)
		}
		if !space {
			word = append(word, next)
		}
	}
}

func judgeTakeInt64() int64 {
	value, _ := judgeStrconv.ParseInt(judgeWord(), 10, 64)
	return value
}

func judgeTakeInt() int { return int(judgeTakeInt64()) }

func judgeTakeBool() bool { return judgeTakeInt64() != 0 }

func judgeTakeFloat() float64 {
	value, _ := judgeStrconv.ParseFloat(judgeWord(), 64)
	return value
}

// judgeWord has taken the space behind the length.
func judgeTakeString() string {
	text := make([]byte, judgeTakeInt())
	judgeIO.ReadFull(judgeInput, text)
	return string(text)
}

func judgeTakeRune() rune {
	value, _ := judgeUTF8.DecodeRuneInString(judgeTakeString())
	return value
}

func judgeTakeList[item any](take func() item) []item {
	list := make([]item, judgeTakeInt())
	for index := range list {
		list[index] = take()
	}
	return list
}

// judgePut follows the shape of the answer: a rune is written as a string where one is expected.
func judgePut(out []byte, value judgeReflect.Value, rune32 bool) []byte {
	if numbers, whole := judgeInts(value); whole {
		return judgePutInts(out, numbers)
	}
	switch value.Kind() {
	case judgeReflect.Slice, judgeReflect.Array:
		return judgePutParts(out, value.Len(), value.Index, rune32)
	case judgeReflect.Struct:
		return judgePutParts(out, value.NumField(), value.Field, rune32)
	case judgeReflect.Pointer, judgeReflect.Interface:
		return judgePut(out, value.Elem(), rune32)
	case judgeReflect.String:
		return judgePutString(out, value.String())
	case judgeReflect.Bool:
		return judgeStrconv.AppendBool(out, value.Bool())
	case judgeReflect.Float32, judgeReflect.Float64:
		return judgePutFloat(out, value.Float())
	case judgeReflect.Uint, judgeReflect.Uint8, judgeReflect.Uint16, judgeReflect.Uint32, judgeReflect.Uint64:
		if rune32 && value.Kind() == judgeReflect.Uint8 {
			return judgePutString(out, string(rune(value.Uint())))
		}
		return judgeStrconv.AppendUint(out, value.Uint(), 10)
	}
	if rune32 && value.Kind() == judgeReflect.Int32 {
		return judgePutString(out, string(rune(value.Int())))
	}
	return judgeStrconv.AppendInt(out, value.Int(), 10)
}

// judgeInts finds the long lists, which are written in half the time without reflection.
func judgeInts(value judgeReflect.Value) (numbers []int, whole bool) {
	if value.Kind() == judgeReflect.Slice && value.CanInterface() {
		numbers, whole = value.Interface().([]int)
	}
	return
}

func judgePutInts(out []byte, numbers []int) []byte {
	out = append(out, '[')
	for index, number := range numbers {
		if index > 0 {
			out = append(out, ',')
		}
		out = judgeStrconv.AppendInt(out, int64(number), 10)
	}
	return append(out, ']')
}

func judgePutParts(out []byte, count int, part func(int) judgeReflect.Value, rune32 bool) []byte {
	out = append(out, '[')
	for index := 0; index < count; index++ {
		if index > 0 {
			out = append(out, ',')
		}
		out = judgePut(out, part(index), rune32)
	}
	return append(out, ']')
}

func judgePutFloat(out []byte, value float64) []byte {
	switch {
	case judgeMath.IsNaN(value):
		return append(out, "NaN"...)
	case judgeMath.IsInf(value, 1):
		return append(out, "Infinity"...)
	case judgeMath.IsInf(value, -1):
		return append(out, "-Infinity"...)
	}
	return judgeStrconv.AppendFloat(out, value, 'g', -1, 64)
}

func judgePutString(out []byte, value string) []byte {
	const digits = "0123456789abcdef"
	out = append(out, '"')
	for index := 0; index < len(value); index++ {
		next := value[index]
		switch {
		case next == '"' || next == '\\':
			out = append(out, '\\', next)
		case next < 0x20:
			out = append(out, '\\', 'u', '0', '0', digits[next>>4], digits[next&15])
		default:
			out = append(out, next)
		}
	}
	return append(out, '"')
}

func judgeWrite(result interface{}, rune32 bool) {
	out := judgeOS.NewFile(3, "result")
	out.Write(judgePut(nil, judgeReflect.ValueOf(result), rune32))
	out.Close()
}
