package personnummer

import "kontaktpunkten/tickets/problem"

// Slug is the failure that every unreadable number has in common.
const Slug = "identity-number-invalid"

// Reason says what is wrong with a number; the language files have words for each.
type Reason string

// The reasons.
const (
	WrongLength     Reason = "identity-number-wrong-length"
	WrongCharacter  Reason = "identity-number-wrong-character"
	ImpossibleDate  Reason = "identity-number-impossible-date"
	WrongCheckDigit Reason = "identity-number-wrong-check-digit"
	InTheFuture     Reason = "identity-number-in-the-future"
)

// Error is why a text is no identity number. It holds nothing of the text.
type Error struct{ Reason Reason }

// Error is the reason's slug.
func (e *Error) Error() string { return string(e.Reason) }

// Unwrap makes the failure one that people can act on, on the field identity_number.
func (e *Error) Unwrap() error {
	return &problem.Problem{
		Kind:   problem.Invalid,
		Slug:   Slug,
		Fields: []problem.Field{{Path: "identity_number", Slug: string(e.Reason)}},
	}
}

func fail(r Reason) (Number, error) { return Number{}, &Error{r} }
