package personnummer_test

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

// A Tuesday in the spring of 2026.
var now = time.Date(2026, time.March, 10, 9, 0, 0, 0, time.UTC)

func TestParseForgivesHowPeopleType(t *testing.T) {
	for typed, want := range map[string]string{
		"198512182398":         "19851218-2398",
		"19851218-2398":        "19851218-2398",
		"851218-2398":          "19851218-2398",
		"8512182398":           "19851218-2398",
		" 85 12 18 – 2398 ":    "19851218-2398",
		"1985-12-18 2398":      "19851218-2398",
		"1985\u00a01218\t2398": "19851218-2398",
		"19851218−2398":        "19851218-2398",
		"851218—2398":          "19851218-2398",
	} {
		n, err := personnummer.Parse(typed, now)
		if err != nil || n.Display() != want || n.Kind() != personnummer.Personal {
			t.Errorf("Parse(%q) = %s (%s), %v, want %s", typed, n.Display(), n.Kind(), err, want)
		}
		if n.String() != strings.ReplaceAll(want, "-", "") {
			t.Errorf("%q is kept as %q", typed, n.String())
		}
	}
}

func TestParseRefusesAndSaysWhy(t *testing.T) {
	for typed, want := range map[string]personnummer.Reason{
		"":                                     personnummer.WrongLength,
		"851218":                               personnummer.WrongLength,
		"19851218239":                          personnummer.WrongLength,
		"1985121823986":                        personnummer.WrongLength,
		strings.Repeat(" ", 70) + "8512182398": personnummer.WrongLength,
		"198512182397":                         personnummer.WrongCheckDigit,
		"198512192398":                         personnummer.WrongCheckDigit,
		"198513182398":                         personnummer.ImpossibleDate,
		"198500182398":                         personnummer.ImpossibleDate,
		"198502302398":                         personnummer.ImpossibleDate,
		"198512002398":                         personnummer.ImpossibleDate,
		"198512322398":                         personnummer.ImpossibleDate,
		"198512922398":                         personnummer.ImpossibleDate, // Coordination day 32.
		"198513602398":                         personnummer.ImpossibleDate, // Coordination month 13, no day.
		"023902182398":                         personnummer.ImpossibleDate, // Year 239.
		"000000000000":                         personnummer.ImpossibleDate,
		"19851218/2398":                        personnummer.WrongCharacter,
		"19851218-239O":                        personnummer.WrongCharacter,
		"A9851218-2398":                        personnummer.WrongCharacter,
		"B51218-2398":                          personnummer.WrongCharacter,
		"1985121８2398":                         personnummer.WrongCharacter, // A full-width digit.
		"19+851218-2398":                       personnummer.WrongCharacter,
		"851218++2398":                         personnummer.WrongCharacter,
	} {
		n, err := personnummer.Parse(typed, now)
		var failure *personnummer.Error
		if !errors.As(err, &failure) || failure.Reason != want || !n.IsZero() {
			t.Errorf("Parse(%q) = %v, %v, want %s", typed, n, err, want)
		}
		if p := problem.As(err); p == nil || p.Slug != personnummer.Slug || p.Kind != problem.Invalid || p.Fields[0].Slug != string(want) {
			t.Errorf("Parse(%q) is no problem that people can act on: %+v", typed, p)
		}
	}
}

func TestCenturyOfTenDigits(t *testing.T) {
	born := func(s string) workday.Date {
		d, err := workday.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	short := func(d, separator string) string {
		s := personnummer.TestNumber(born(d), 0).String()
		return s[2:8] + separator + s[8:]
	}
	for _, c := range []struct{ typed, want string }{
		{short("2026-03-10", "-"), "2026-03-10"}, // Born today.
		{short("2026-03-11", "-"), "1926-03-11"}, // Born tomorrow means a hundred years ago.
		{short("1930-01-01", "-"), "1930-01-01"},
		{short("1926-12-01", "+"), "1926-12-01"}, // A hundred this year: plus.
		{short("1912-05-05", "+"), "1912-05-05"},
		{short("1912-05-05", "-"), "2012-05-05"},
		{short("1890-01-12", "+"), "1890-01-12"},
		{short("1890-01-12", "-"), "1990-01-12"},
	} {
		n, err := personnummer.Parse(c.typed, now)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.typed, err)
			continue
		}
		y, m, d, _ := n.Born()
		if got := (workday.Date{Year: y, Month: time.Month(m), Day: d}); got != born(c.want) {
			t.Errorf("Parse(%q) is born %s, want %s", c.typed, got, c.want)
		}
	}
	// Late in the evening in Greenwich it is tomorrow in Sweden.
	n, err := personnummer.Parse(short("2026-03-11", "-"), time.Date(2026, 3, 10, 23, 30, 0, 0, time.UTC))
	if y, _, _, _ := n.Born(); err != nil || y != 2026 {
		t.Errorf("born after midnight in Sweden: %d, %v", y, err)
	}
}

func TestTwelveDigitsInTheFuture(t *testing.T) {
	for _, d := range []workday.Date{{Year: 2026, Month: 3, Day: 11}, {Year: 2026, Month: 4, Day: 1}, {Year: 2031, Month: 1, Day: 1}} {
		signs := personnummer.TestNumber(d, 0).String()
		var failure *personnummer.Error
		if _, err := personnummer.Parse(signs, now); !errors.As(err, &failure) || failure.Reason != personnummer.InTheFuture {
			t.Errorf("%s: %v", d, err)
		}
		if n, err := personnummer.Stored(signs); err != nil || n.String() != signs {
			t.Errorf("what was stored is refused: %v", err)
		}
	}
}

func TestCoordinationNumbers(t *testing.T) {
	for signs, born := range map[string][3]int{
		"191900642396": {1919, 0, 4}, // Month untold.
		"191512822394": {1915, 12, 22},
		"192410692384": {1924, 10, 9},
		"194209912387": {1942, 9, 31}, // A day that September does not have.
		"201402902397": {2014, 2, 30},
	} {
		n, err := personnummer.Parse(signs, now)
		if err != nil || n.Kind() != personnummer.Coordination {
			t.Fatalf("Parse(%s): %s, %v", signs, n.Kind(), err)
		}
		y, m, d, ok := n.Born()
		if [3]int{y, m, d} != born || ok != (born[1] == 12 || born[1] == 10) {
			t.Errorf("%s is born %d-%d-%d, %v", signs, y, m, d, ok)
		}
		if _, ok := n.Age(now); ok != (born[1] == 12 || born[1] == 10) {
			t.Errorf("%s has an age: %v", signs, ok)
		}
	}
	typed := personnummer.TestCoordination(workday.Date{Year: 1988, Month: 7, Day: 2}, 1)
	short := typed.String()[2:]
	if n, err := personnummer.Parse(short, now); err != nil || n != typed {
		t.Errorf("ten digits: %v, %v", n, err)
	}
}

func TestAge(t *testing.T) {
	leap := personnummer.TestNumber(workday.Date{Year: 2012, Month: 2, Day: 29}, 0)
	for at, want := range map[string]int{"2025-02-27": 12, "2025-02-28": 12, "2025-03-01": 13, "2028-02-28": 15, "2028-02-29": 16} {
		d, _ := workday.ParseDate(at)
		noon := time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, workday.Stockholm())
		if got, ok := leap.Age(noon); !ok || got != want {
			t.Errorf("on %s the age is %d, %v, want %d", at, got, ok, want)
		}
	}
	if _, ok := leap.Age(time.Date(2011, 1, 1, 0, 0, 0, 0, time.UTC)); ok {
		t.Error("an age before birth")
	}
	// E-8: the 13th birthday begins at midnight in Sweden.
	child := personnummer.TestNumber(workday.Date{Year: 2013, Month: 6, Day: 20}, 0)
	if got, _ := child.Age(time.Date(2026, 6, 19, 22, 0, 0, 0, time.UTC)); got != 13 {
		t.Errorf("at midnight in Sweden the child is %d", got)
	}
}

func TestTheTaxAgencysTestNumbersAreAccepted(t *testing.T) {
	text, err := os.ReadFile("testdata/test-identities.txt")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[personnummer.Kind]int{}
	for _, line := range strings.Fields(string(text)) {
		n, err := personnummer.Parse(line, now)
		if err != nil || n.String() != line {
			t.Errorf("%s: %v", line, err)
			continue
		}
		kinds[n.Kind()]++
		again, err := personnummer.Parse(n.Display(), now)
		if err != nil || again != n {
			t.Errorf("%s does not come back from the screen: %v", line, err)
		}
	}
	if kinds[personnummer.Personal] < 30 || kinds[personnummer.Coordination] < 20 {
		t.Errorf("the sample holds %v", kinds)
	}
}

func TestANumberHidesInLogs(t *testing.T) {
	var log bytes.Buffer
	n := personnummer.TestNumber(workday.Date{Year: 1985, Month: 12, Day: 18}, 0)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("opened", "patient", n)
	if strings.Contains(log.String(), n.String()) {
		t.Errorf("the log says %s", log.String())
	}
	var none personnummer.Number
	if none.Display() != "" || none.String() != "" || none.Kind() != "" || !none.IsZero() {
		t.Error("the zero number is something")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "851218-2398", "191900642396", "19850312A428", "991985123456", "+", "0000000000", "85121823é6"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := personnummer.Parse(s, now)
		if err != nil {
			if !n.IsZero() {
				t.Fatal("a number and an error")
			}
			return
		}
		if len(n.String()) != 12 || n.Kind() == "" {
			t.Fatalf("%q became %q", s, n.String())
		}
		for _, again := range []string{n.String(), n.Display(), strings.ToLower(n.Display())} {
			if m, err := personnummer.Parse(again, now); err != nil || m != n {
				t.Fatalf("%q became %q, %v", again, m.String(), err)
			}
		}
		if m, err := personnummer.Stored(n.String()); err != nil || m != n {
			t.Fatalf("stored %q, read %q, %v", n.String(), m.String(), err)
		}
		if n.Kind() != personnummer.Reserve && !personnummer.Looks(n.Display()) {
			t.Fatalf("%q does not look like a number", n.Display())
		}
	})
}
