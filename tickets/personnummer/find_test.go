package personnummer_test

import (
	"testing"

	"kontaktpunkten/tickets/personnummer"
)

func TestLooksFindsNumbersInText(t *testing.T) {
	for text, want := range map[string]string{
		"Patienten är 851218-2398 och väntar": "851218-2398",
		"19851218-2398":                       "19851218-2398",
		"pnr:198512182398.":                   "198512182398",
		"åäö 85 12 18 2398 åäö":               "85 12 18 2398",
		"1985-12-18-2398":                     "1985-12-18-2398",
		"1985-12-18  2398":                    "1985-12-18  2398",
		"121212+9816":                         "121212+9816",
		"rum 3 851218-2398":                   "851218-2398",
		"12 851218-2398":                      "851218-2398",
		"191900642396":                        "191900642396",
		"19850312-K428":                       "19850312-K428",
		"19850312k428":                        "19850312k428",
		"991985001234":                        "991985001234",
		"851218-2397":                         "851218-2397", // Mistyped, still somebody.
		"2026-05-04 08:30":                    "",
		"20260504":                            "",
		"ring 070-174 06 05":                  "",
		"031-390 06 00":                       "",
		"08-465 004 00":                       "",
		"+46701740605":                        "",
		"851318-2398":                         "",
		"851200-2398":                         "",
		"851293-2398":                         "",
		"1885121823981":                       "",
		"9198512182398":                       "",
		"OCR 30198512182398":                  "",
		"KP-26-00123":                         "",
		"":                                    "",
		"8512":                                "",
		"85-12-18-":                           "",
	} {
		got := ""
		if spans := personnummer.Find(text); len(spans) > 0 {
			got = string([]rune(text)[spans[0].Start:spans[0].End])
		}
		if got != want || personnummer.Looks(text) != (want != "") {
			t.Errorf("in %q it finds %q, want %q", text, got, want)
		}
	}
	if personnummer.Looks("220012182398") {
		t.Error("the year 2200 is taken for a birth")
	}
}

func TestFindSaysWhichCheckDigitsAreRight(t *testing.T) {
	spans := personnummer.Find("ä 851218-2398, 851218-2397; 851218-2398")
	want := []personnummer.Span{{Start: 2, End: 13, Valid: true}, {Start: 15, End: 26}, {Start: 28, End: 39, Valid: true}}
	if len(spans) != len(want) {
		t.Fatalf("found %v", spans)
	}
	for i := range want {
		if spans[i] != want[i] {
			t.Errorf("span %d is %v, want %v", i, spans[i], want[i])
		}
	}
}

func TestLooksPhone(t *testing.T) {
	for text, want := range map[string]bool{
		"070-174 06 05":         true,
		"0701740605":            true,
		"ring 031-390 06 00 nu": true,
		"08-465 004 00":         true,
		"(08) 465 004 00":       true,
		"+46 70 174 06 05":      true,
		"+46(0)70-174 06 05":    true,
		"0046701740605":         true,
		"070/1740605":           true,
		"rum 3 070-174 06 05":   true,
		"åäö070-1740605":        true,
		"851218-2398":           false,
		"2026-05-04":            false,
		"08:30":                 false,
		"kl 0830":               false,
		"112":                   false,
		"1177":                  false,
		"KP-0012345":            false,
		"A0012345":              false,
		"01":                    false,
		"":                      false,
		"+":                     false,
		"00000000000000000":     false,
		"1234567890":            false,
	} {
		if got := personnummer.LooksPhone(text); got != want {
			t.Errorf("LooksPhone(%q) = %v, want %v", text, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "851218-2398", "85 12 18 - 2398", "19850312-K428", "1 2 3", "999999999999999", "\xff8512182398"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		runes := []rune(s)
		end := 0
		for _, span := range personnummer.Find(s) {
			if span.Start < end || span.End <= span.Start || span.End > len(runes) {
				t.Fatalf("span %v of %d runes", span, len(runes))
			}
			end = span.End
		}
		personnummer.LooksPhone(s)
	})
}
