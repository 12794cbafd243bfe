package personnummer

import (
	"log/slog"
	"time"

	"kontaktpunkten/tickets/workday"
)

// Kind says what a number is.
type Kind string

// The kinds of number.
const (
	Personal     Kind = "personal"
	Coordination Kind = "coordination"
	Reserve      Kind = "reserve"
)

// Number is a checked identity number. Its zero value is none. Two numbers are the same when == says so.
type Number struct {
	signs string // 12, upper case, without separators
	kind  Kind
	born  birth
}

// birth is what the number tells of the birth; a part that it does not tell is 0.
type birth struct{ year, month, day int }

// IsZero says whether there is no number.
func (n Number) IsZero() bool { return n.signs == "" }

// Kind says what the number is; empty for the zero number.
func (n Number) Kind() Kind { return n.kind }

// String is the 12 signs without a separator, the way the number is kept and compared.
func (n Number) String() string { return n.signs }

// Display is the number as the screen writes it, YYYYMMDD-NNNN.
func (n Number) Display() string {
	if n.IsZero() {
		return ""
	}
	return n.signs[:8] + "-" + n.signs[8:]
}

// LogValue keeps identity numbers out of structured logs.
func (n Number) LogValue() slog.Value { return slog.StringValue("[identity number]") }

// Born is the date of birth that the number tells. ok is false when part of it is not told, as in some
// coordination and reserve numbers, and that part is then 0; or when there is no such day, as in some
// coordination numbers.
func (n Number) Born() (year, month, day int, ok bool) {
	b := n.born
	return b.year, b.month, b.day, b.exists()
}

// Age is the full years of life on the day of the instant in Sweden; ok is false when the number does
// not tell the whole date of birth, or tells one that lies ahead. Who was born on a leap day grows
// older on the first of March in other years.
func (n Number) Age(at time.Time) (years int, ok bool) {
	y, m, d, ok := n.Born()
	if !ok {
		return 0, false
	}
	today := workday.DateOf(at)
	years = today.Year - y
	if int(today.Month) < m || int(today.Month) == m && today.Day < d {
		years--
	}
	return years, years >= 0
}
