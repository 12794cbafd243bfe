package personnummer

import (
	"fmt"

	"kontaktpunkten/tickets/workday"
)

// TestNumber is a personal identity number of the Tax Agency's test series, never given to anyone:
// individual number 238 or 239, for births before 1976 one of 980–983. n counts round the series, so
// one day of birth has two or four numbers. Only such numbers may stand in seeds and tests.
func TestNumber(born workday.Date, n int) Number {
	return testNumber(Personal, born, 0, n)
}

// TestCoordination is a coordination number of the test series (238, 239); n as in TestNumber.
func TestCoordination(born workday.Date, n int) Number {
	return testNumber(Coordination, born, 60, n)
}

// TestReserve is a reserve number of the shape date-and-letter with serial 00–99.
func TestReserve(born workday.Date, letter byte, n int) Number {
	b := birth{born.Year, int(born.Month), born.Day}
	signs := fmt.Sprintf("%04d%02d%02d%c%02d", b.year, b.month, b.day, letter, index(n, 100))
	return Number{signs: signs + string(checkDigit(signs[2:])), kind: Reserve, born: b}
}

func testNumber(kind Kind, born workday.Date, plus, n int) Number {
	individual := 238 + index(n, 2)
	if kind == Personal && born.Year < 1976 {
		individual = 980 + index(n, 4)
	}
	signs := fmt.Sprintf("%04d%02d%02d%03d", born.Year, int(born.Month), born.Day+plus, individual)
	return Number{
		signs: signs + string(checkDigit(signs[2:])), kind: kind,
		born: birth{born.Year, int(born.Month), born.Day},
	}
}

// index is n round a series of the length, for negative n too.
func index(n, length int) int { return ((n % length) + length) % length }
