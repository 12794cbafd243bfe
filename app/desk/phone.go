package desk

import (
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
)

// NormalPhone writes a phone number as E.164 (+46701740605), reading it as
// Swedish where no country is given. What is no number is kept as its digits,
// so that nothing that was typed gets lost.
func NormalPhone(s string) string {
	if s = strings.TrimSpace(s); s == "" {
		return ""
	}
	if n, err := phonenumbers.Parse(s, "SE"); err == nil {
		return phonenumbers.Format(n, phonenumbers.E164)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || r == '+' {
			return r
		}
		return -1
	}, s)
}
