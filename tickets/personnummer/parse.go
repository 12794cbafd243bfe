package personnummer

import (
	"time"
	"unicode"
	"unicode/utf8"

	"kontaktpunkten/tickets/workday"
)

// oldest is the earliest year of birth that a number can tell: they have been given out since 1947.
const oldest = 1840

// Reader reads numbers with a region's own reserve numbers. It is safe for concurrent use.
type Reader struct{ shapes []Shape }

var standard = &Reader{shapes: DefaultShapes()}

// Parse reads a number as people type it: 10 or 12 signs, with spaces and hyphens anywhere, and a plus
// sign before the last four for who turns a hundred or more this year. now, in Sweden, decides the
// century of a number with 10 signs: the latest in which the birth does not lie ahead. Reserve numbers
// are those of DefaultShapes. The error is an *Error.
func Parse(s string, now time.Time) (Number, error) { return standard.Parse(s, now) }

// Stored reads back what Number.String wrote. It asks for no clock: what once was no future birth is none.
func Stored(signs string) (Number, error) { return standard.Stored(signs) }

// Parse is the package's Parse with this reader's reserve numbers.
func (r *Reader) Parse(s string, now time.Time) (Number, error) {
	signs, plus, err := strip(s)
	if err != nil {
		return Number{}, err
	}
	today := workday.DateOf(now)
	if len(signs) == 10 {
		if !isDigit(signs[0]) || !isDigit(signs[1]) {
			return fail(WrongCharacter)
		}
		signs = withCentury(signs, today, plus)
	}
	n, err := r.Stored(signs)
	if err != nil {
		return Number{}, err
	}
	if n.born.after(today) {
		return fail(InTheFuture)
	}
	return n, nil
}

// Stored is the package's Stored with this reader's reserve numbers.
func (r *Reader) Stored(signs string) (Number, error) {
	if len(signs) != 12 {
		return fail(WrongLength)
	}
	for _, shape := range r.shapes {
		if shape.fits(signs) {
			return shape.read(signs)
		}
	}
	for i := range len(signs) {
		if !isDigit(signs[i]) {
			return fail(WrongCharacter)
		}
	}
	n := Number{signs: signs, kind: Personal, born: birth{number(signs[:4]), number(signs[4:6]), number(signs[6:8])}}
	if n.born.day >= 60 {
		n.kind = Coordination
		n.born.day -= 60
	}
	if n.born.year < oldest || !n.born.possible(n.kind == Coordination) {
		return fail(ImpossibleDate)
	}
	if checkDigit(signs[2:11]) != signs[11] {
		return fail(WrongCheckDigit)
	}
	return n, nil
}

// strip takes away what people put between the signs and says whether there was a plus sign, which may
// only stand before the last four.
func strip(s string) (signs string, plus bool, err error) {
	const longest = 60 // 12 signs with generous space; the rest is no number.
	if len(s) > longest {
		return "", false, &Error{WrongLength}
	}
	out := make([]byte, 0, 13)
	plusAt := -1
	for _, c := range s {
		switch {
		case isSeparator(c):
		case c == '+' && plusAt < 0:
			plusAt = len(out)
		case c < utf8.RuneSelf && (isDigit(byte(c)) || isLetter(byte(c)|0x20)):
			out = append(out, upper(byte(c)))
		default:
			return "", false, &Error{WrongCharacter}
		}
	}
	if len(out) != 10 && len(out) != 12 {
		return "", false, &Error{WrongLength}
	}
	if plusAt >= 0 && plusAt != len(out)-4 {
		return "", false, &Error{WrongCharacter}
	}
	return string(out), plusAt >= 0, nil
}

// withCentury writes ten signs, that begin with a year, with twelve.
func withCentury(signs string, today workday.Date, plus bool) string {
	b := birth{today.Year - today.Year%100 + number(signs[:2]), number(signs[2:4]), number(signs[4:6])}
	if b.day >= 60 {
		b.day -= 60
	}
	if b.after(today) {
		b.year -= 100
	}
	if plus && today.Year-b.year < 100 {
		b.year -= 100
	}
	century := b.year / 100
	return string([]byte{'0' + byte(century/10%10), '0' + byte(century%10)}) + signs
}

// after says whether the birth, as far as it is told, lies after the day.
func (b birth) after(d workday.Date) bool {
	if b.year != d.Year {
		return b.year > d.Year
	}
	if b.month == 0 || b.month != int(d.Month) {
		return b.month > int(d.Month)
	}
	return b.day > d.Day
}

// possible says whether a number may tell such a birth. A personal or reserve number tells a day that
// exists. A coordination number is looser: month and day may be untold, and the Tax Agency's list has
// days that their month does not have, 31 September or 30 February.
func (b birth) possible(loose bool) bool {
	if loose {
		return b.month <= 12 && b.day <= 31
	}
	return b.exists()
}

// exists says whether there is such a day.
func (b birth) exists() bool {
	if b.month < 1 || b.month > 12 || b.day < 1 {
		return false
	}
	return b.day <= time.Date(b.year, time.Month(b.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// checkDigit is the last digit for the nine signs before it, by the Luhn method. A letter, which only
// reserve numbers have, counts as its place in the alphabet, of which the last digit is used.
func checkDigit(nine string) byte {
	sum := 0
	for i := range len(nine) {
		v := int(nine[i] - '0')
		if isLetter(nine[i] | 0x20) {
			v = int(nine[i]-'A'+1) % 10
		}
		if i%2 == 0 {
			v *= 2
		}
		sum += v/10 + v%10
	}
	return '0' + byte((10-sum%10)%10)
}

func isSeparator(c rune) bool {
	return c == '-' || c == '−' || unicode.IsSpace(c) || unicode.Is(unicode.Pd, c)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isLetter takes a letter in lower case.
func isLetter(c byte) bool { return 'a' <= c && c <= 'z' }

func upper(c byte) byte {
	if isLetter(c) {
		return c - 'a' + 'A'
	}
	return c
}

// number reads digits; a sign that is none makes it nonsense, which the later checks refuse.
func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]) - '0'
	}
	return n
}
