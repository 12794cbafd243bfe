package desk

import "testing"

// P-9: a number is found however it is written; a phone number is none.
func TestHoldsIdentityNumber(t *testing.T) {
	for _, c := range []struct {
		what, markup, text string
		want               bool
	}{
		{"in the text", "", "Ditt nummer är 19121212-1212.", true},
		{"ten digits", "", "121212+1212", true},
		{"divided by markup", "<p>19121212-<b>12</b>12</p>", "", true},
		{"divided into paragraphs", "<p>19121212</p><p>1212</p>", "", true},
		{"as entities", "<p>1912&#49;212-1212</p>", "", true},
		{"in a link", `<a href="https://example.se/?q=19121212-1212">här</a>`, "", true},
		{"a wrong check digit", "", "19121212-1213", false},
		{"phones and dates", "<p>070-174 06 05</p>", "Ring 08-465 004 00 den 2026-11-24 kl. 10.30", false},
		{"a ticket's number", "", "[100042-7]", false},
	} {
		if got := HoldsIdentityNumber(c.markup, c.text); got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}

func TestSafeMarkup(t *testing.T) {
	for in, want := range map[string]string{
		`<p>Hej <strong>Anna</strong></p>`:                                `<p>Hej <strong>Anna</strong></p>`,
		`<p onclick="x()">Hej<script>alert(1)</script></p>`:               `<p>Hej</p>`,
		`<img src="https://example.org/x.png"><p style="color:red">a</p>`: `<p>a</p>`,
		`<a href="javascript:alert(1)">b</a>`:                             `b`,
		`<a href="https://example.se/a">b</a>`:                            `<a href="https://example.se/a" rel="nofollow">b</a>`,
	} {
		if got := SafeMarkup(in); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
}
