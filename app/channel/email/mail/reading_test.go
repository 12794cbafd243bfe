package mail

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// raw makes a mail of lines.
func raw(lines ...string) []byte { return []byte(strings.Join(lines, "\r\n")) }

func mustRead(t *testing.T, b []byte) *Reading {
	t.Helper()
	r, err := Read(b, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAnOrdinaryMail(t *testing.T) {
	r := mustRead(t, raw(
		"From: =?utf-8?q?Bj=C3=B6rn_=C3=85kesson?= <Bjorn@Example.SE>",
		"Reply-To: bjorn.hemma@example.org",
		`To: "Kontaktpunkten, Hjärta" <kontaktpunkten@example.se>, andra@example.se`,
		"Cc: Vänner: a@example.org, b@example.org;",
		"Subject: =?iso-8859-1?Q?Fr=E5ga_om?= =?iso-8859-1?Q?_min_tid?=",
		"Date: Tue, 3 Mar 2026 09:15:00 +0100",
		"Message-ID: <one@example.se>",
		"References: <first@desk.test>",
		"\t<second@desk.test>",
		"In-Reply-To: <second@desk.test>",
		"Content-Type: text/plain; charset=iso-8859-1",
		"Content-Transfer-Encoding: quoted-printable",
		"",
		"Hej! Jag undrar n=E4r jag f=E5r komma.=20",
		"",
		"Skickat fr=E5n min iPhone",
		"",
		"> 2 mars 2026 kl. 10:11 skrev Kontaktpunkten <kontaktpunkten@example.se>:",
		">=20",
		"> Tack f=F6r ditt meddelande.",
		"",
	))
	want := &Reading{
		Kind:      Written,
		From:      Address{"Björn Åkesson", "bjorn@example.se"},
		ReplyTo:   []Address{{"", "bjorn.hemma@example.org"}},
		To:        []Address{{"Kontaktpunkten, Hjärta", "kontaktpunkten@example.se"}, {"", "andra@example.se"}},
		Cc:        []Address{{"", "a@example.org"}, {"", "b@example.org"}},
		Subject:   "Fråga om min tid",
		Date:      r.Date,
		MessageID: "<one@example.se>",
		Thread:    []string{"<second@desk.test>", "<first@desk.test>"},
		Text:      "Hej! Jag undrar när jag får komma.",
		Folded:    "Skickat från min iPhone\n\n> 2 mars 2026 kl. 10:11 skrev Kontaktpunkten <kontaktpunkten@example.se>:\n>\n> Tack för ditt meddelande.",
	}
	if !r.Date.Equal(time.Date(2026, 3, 3, 8, 15, 0, 0, time.UTC)) {
		t.Errorf("date %v", r.Date)
	}
	if diff := cmp.Diff(want, r, cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".whole" }, cmp.Ignore())); diff != "" {
		t.Error(diff)
	}
}
