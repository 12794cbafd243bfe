package words_test

import (
	"errors"
	"strings"
	"testing"

	"kontaktpunkten/routing/words"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		"  Hej, på DIG!  ":          "hej på dig",
		"Åsö–Ärla ÖVRIGT":           "åsö ärla övrigt",
		"A\u030aso\u0308 na\u0308r": "åsö när",
		"cafe\u0301 Café crème":     "cafe cafe creme",
		"NT-proBNP 1 200":           "nt probnp 1 200",
		"\u0308hej":                 "hej",
		"Øre Ære":                   "öre äre",
		"\xffhej\xff":               "hej",
		"سلام":                      "سلام",
		"12.30":                     "12 30",
	} {
		if got := words.Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
		if got := words.Fold(words.Fold(text)); got != want {
			t.Errorf("folding %q twice gives %q", text, got)
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		loose         bool
		want          string // what stands there, | between findings
	}{
		{"svikt", "hjärtsvikt och svikt", false, "svikt"},
		{"svikt*", "Svikten, sviktande", false, "Svikten|sviktande"},
		{"ont i bröst*", "Har ont i  bröstet!", false, "ont i  bröstet"},
		{"ont i bröst*", "ont i vänster bröst", false, ""},
		{"ont ~ bröst*", "ont i vänster bröst", false, "ont i vänster bröst"},
		{"ont ~ bröst*", "ont bröst", false, "ont bröst"},
		{"ont ~ bröst*", "ont i a b c bröst", false, ""},
		{"tryck* ~ över ~ bröst*", "det trycker hårt över hela bröstkorgen nu", false, "trycker hårt över hela bröstkorgen"},
		{"bröst", "BRO\u0308ST", false, "BRO\u0308ST"},
		{"bröst", "brost", false, ""},
		{"bröst", "brost, bröst", true, "brost|bröst"},
		{"nt-probnp", "NT proBNP", false, "NT proBNP"},
		{"ef", "ef är en förkortning, effekt är det inte", false, "ef"},
		{"x", "x y", false, "x"},
		{"stroke", "åäö stroke", false, "stroke"},
	} {
		f, err := words.New([]string{c.pattern}, c.loose)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, hit := range f.Find(words.Cut(c.text)) {
			got = append(got, string([]rune(c.text)[hit.Start:hit.End]))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q in %q finds %q, want %q", c.pattern, c.text, got, c.want)
		}
	}
}

func TestPatternsThatMeanNothingAreRefused(t *testing.T) {
	for pattern, want := range map[string]error{
		"": words.ErrEmpty, " ": words.ErrEmpty, "*": words.ErrEmpty, "!!": words.ErrEmpty, "ont !": words.ErrEmpty,
		"ab*": words.ErrShortPrefix, "åä*": words.ErrShortPrefix, "ont i*": words.ErrShortPrefix,
		"~ ont": words.ErrGap, "ont ~": words.ErrGap, "ont ~ ~ bröst": words.ErrGap,
		"a b c d e f g h i": words.ErrLong, strings.Repeat("a", 200): words.ErrLong,
	} {
		if err := words.Check(pattern); !errors.Is(err, want) {
			t.Errorf("Check(%q) = %v, want %v", pattern, err, want)
		}
		if _, err := words.New([]string{"hej", pattern}, false); !errors.Is(err, want) {
			t.Errorf("New with %q: %v", pattern, err)
		}
	}
	if err := words.Check("ont ~ bröst*"); err != nil {
		t.Error(err)
	}
}

func FuzzFind(f *testing.F) {
	finder, err := words.New([]string{"ont ~ bröst*", "svikt*", "i", "nt-probnp"}, true)
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "ont i bröstet", "\xff", "a\u0308", "ont ont ont bröst bröst"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := words.Cut(s)
		length := len([]rune(s))
		for _, hit := range finder.Find(text) {
			if hit.Start < 0 || hit.End <= hit.Start || hit.End > length {
				t.Fatalf("%+v in %d runes", hit, length)
			}
		}
		if words.Fold(text.Folded()) != text.Folded() {
			t.Fatalf("%q folds to %q and then to %q", s, text.Folded(), words.Fold(text.Folded()))
		}
		_ = words.Check(s)
	})
}

func BenchmarkCutAndFind(b *testing.B) {
	finder, err := words.New([]string{"ont ~ bröst*", "svikt*", "hjärt*", "flimmer*", "stroke", "domna*"}, true)
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Hej, jag undrar när jag får min tid hos er för mitt flimmer. ", 8)
	for b.Loop() {
		finder.Find(words.Cut(text))
	}
}
