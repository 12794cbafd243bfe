package tickets

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"kontaktpunkten/tickets/problem"
)

// FormatNumber writes a ticket's id as the number that people read out: the id,
// a hyphen and a check digit ("100042-7").
func FormatNumber(id int64) string {
	return strconv.FormatInt(id, 10) + "-" + string(checkDigit(strconv.FormatInt(id, 10)))
}

// ParseNumber reads a ticket number as people type it, with or without the
// hyphen and with spaces anywhere. A slip of one digit, or two neighbours that
// changed places, is NotFound with slug ticket-number-wrong.
func ParseNumber(s string) (int64, error) {
	digits := strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return -1
		}
		return r
	}, s)
	if len(digits) < 2 || len(digits) > 17 {
		return 0, problem.New(problem.NotFound, "ticket-number-wrong")
	}
	body, check := digits[:len(digits)-1], digits[len(digits)-1]
	id, err := strconv.ParseInt(body, 10, 64)
	if err != nil || id <= 0 || checkDigit(body) != check {
		return 0, problem.New(problem.NotFound, "ticket-number-wrong")
	}
	return id, nil
}

var numbers = regexp.MustCompile(`(^|[^0-9A-Za-z-])([0-9]{4,15}-[0-9])($|[^0-9A-Za-z-])`)

// FindNumbers finds the tickets that a text names, as FormatNumber writes them,
// in the order of the text and each once; a wrong check digit names none.
func FindNumbers(text string) []int64 {
	var ids []int64
	for at := 0; ; {
		hit := numbers.FindStringSubmatchIndex(text[at:])
		if hit == nil {
			return ids
		}
		if id, err := ParseNumber(text[at+hit[4] : at+hit[5]]); err == nil && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		at += hit[5] // what ends one may begin the next
	}
}

// checkDigit is Damm's: it finds every wrong digit and every swap of neighbours.
func checkDigit(digits string) byte {
	var interim byte
	for i := 0; i < len(digits); i++ {
		if digits[i] < '0' || digits[i] > '9' {
			return 0
		}
		interim = damm[interim][digits[i]-'0']
	}
	return '0' + interim
}

var damm = [10][10]byte{
	{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
	{7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
	{4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
	{1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
	{6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
	{3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
	{5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
	{8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
	{9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
	{2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
}
