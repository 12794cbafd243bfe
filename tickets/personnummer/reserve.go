package personnummer

import (
	"errors"
	"slices"
	"strings"
)

// Shape is how one region writes its reserve numbers: 12 signs, the last a check digit by Luhn over the
// nine before it. Each sign of the pattern is
//
//	Y M D  a digit of the year, month or day of birth (all of YYYY in order, if any; so MM, DD)
//	N      any digit
//	A      one of Letters
//	C      the check digit, last
//	0–9    itself
//
// A shape must tell itself from the other kinds: it has a letter, or begins with 99.
type Shape struct {
	// Name is what the region calls it, for those who configure it.
	Name    string `json:"name"`
	Pattern string `json:"pattern"`
	// Letters are the capitals that may stand at A.
	Letters string `json:"letters,omitempty"`
}

// ErrShape is returned for a shape that breaks the rules of Shape.
var ErrShape = errors.New("personnummer: not a shape of a reserve number")

// DefaultShapes are the two families in use among regions: date of birth with a letter after it, and
// the year of birth after 99. Letters that read like digits (I, O, Q) are left out.
func DefaultShapes() []Shape {
	return []Shape{
		{Name: "date-and-letter", Pattern: "YYYYMMDDANNC", Letters: "ABCDEFGHJKLMNPRSTUVWXYZ"},
		{Name: "99-and-year", Pattern: "99YYYYNNNNNC"},
	}
}

// NewReader makes a reader with a region's own shapes, tried in order.
func NewReader(shapes []Shape) (*Reader, error) {
	for _, s := range shapes {
		if !s.valid() {
			return nil, ErrShape
		}
	}
	return &Reader{shapes: slices.Clone(shapes)}, nil
}

func (s Shape) valid() bool {
	if len(s.Pattern) != 12 || strings.Trim(s.Pattern, "YMDNAC0123456789") != "" || strings.Index(s.Pattern, "C") != 11 {
		return false
	}
	for _, part := range []struct {
		sign string
		n    int
	}{{"Y", 4}, {"M", 2}, {"D", 2}} {
		n := strings.Count(s.Pattern, part.sign)
		if n != 0 && (n != part.n || !strings.Contains(s.Pattern, strings.Repeat(part.sign, n))) {
			return false
		}
	}
	for i := range len(s.Letters) {
		if c := s.Letters[i]; c < 'A' || c > 'Z' {
			return false
		}
	}
	hasLetter := strings.Contains(s.Pattern, "A")
	return hasLetter == (s.Letters != "") && (hasLetter || strings.HasPrefix(s.Pattern, "99"))
}

// fits says whether 12 signs are written like this, before date and check digit are looked at.
func (s Shape) fits(signs string) bool {
	for i := range len(signs) {
		switch p := s.Pattern[i]; p {
		case 'A':
			if strings.IndexByte(s.Letters, signs[i]) < 0 {
				return false
			}
		case 'Y', 'M', 'D', 'N', 'C':
			if !isDigit(signs[i]) {
				return false
			}
		default:
			if signs[i] != p {
				return false
			}
		}
	}
	return true
}

// read takes signs that fit.
func (s Shape) read(signs string) (Number, error) {
	n := Number{signs: signs, kind: Reserve}
	for i := range len(signs) {
		digit := int(signs[i] - '0')
		switch s.Pattern[i] {
		case 'Y':
			n.born.year = n.born.year*10 + digit
		case 'M':
			n.born.month = n.born.month*10 + digit
		case 'D':
			n.born.day = n.born.day*10 + digit
		}
	}
	told := strings.Contains(s.Pattern, "M") && strings.Contains(s.Pattern, "D")
	if strings.Contains(s.Pattern, "Y") && (n.born.year < oldest || told && !n.born.possible(false)) {
		return fail(ImpossibleDate)
	}
	if checkDigit(signs[2:11]) != signs[11] {
		return fail(WrongCheckDigit)
	}
	return n, nil
}
