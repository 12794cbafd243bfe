package feed

import (
	"testing"

	"pgregory.net/rapid"

	"kontaktpunkten/tickets/problem"
)

func TestCursorsSurviveTheWire(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Cursor{Tx: rapid.Uint64().Draw(t, "tx"), ID: rapid.Int64().Draw(t, "id")}
		text := c.String()
		if got, err := Parse(text); err != nil || got != c {
			t.Fatalf("%s read as %v, %v", text, got, err)
		}
		at := rapid.IntRange(0, len(text)-1).Draw(t, "at")
		other := text[:at] + rapid.StringMatching(`[A-Za-z0-9_=. -]?`).Draw(t, "slip") + text[at+1:]
		if got, err := Parse(other); err == nil && got != c {
			t.Fatalf("%s read as %v", other, got)
		}
	})
}

func TestForeignCursorsAreRefused(t *testing.T) {
	for _, s := range []string{"", "e", "hej", "eyJsIjoiYWJjIn0", Cursor{Tx: 1, ID: 2}.String() + "AA", string(make([]byte, 5000))} {
		_, err := Parse(s)
		if p := problem.As(err); p == nil || p.Kind != problem.Invalid || p.Slug != "cursor-invalid" {
			t.Errorf("%.20q: %v", s, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(Cursor{}.String())
	f.Add(Cursor{Tx: 1 << 40, ID: 77}.String())
	f.Fuzz(func(t *testing.T, s string) {
		if c, err := Parse(s); err == nil && c.String() != s {
			// Several spellings of one number would do no harm, but there are none
			// that clients could hold.
			if again, err := Parse(c.String()); err != nil || again != c {
				t.Errorf("%q is %v, which is %v, %v", s, c, again, err)
			}
		}
	})
}
