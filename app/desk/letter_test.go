package desk

import (
	"strings"
	"testing"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// P-9: the subject is the customer's own or says nothing; it names the ticket.
func TestLetterSubject(t *testing.T) {
	number := "[" + tickets.FormatNumber(100042) + "]"
	for _, c := range []struct {
		theirs string
		ask    bool
		want   string
	}{
		{"Ny tid?", false, "Re: Ny tid? " + number},
		{"Re: SV: re: Ny tid? " + number, false, "Re: Ny tid? " + number},
		{"", false, "Svar på ditt ärende " + number},
		{"", true, "En fråga om ditt ärende " + number},
		{"Angående 19121212-1212", false, "Svar på ditt ärende " + number},
		{"Tid\r\nBcc: x@example.org", false, "Re: Tid  Bcc: x@example.org " + number},
		{strings.Repeat("å", 300), false, "Re: " + strings.Repeat("å", 149) + "… " + number},
	} {
		got := letterSubject(100042, c.ask, Correspondence{Subject: c.theirs, Language: "sv"})
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.theirs, got, c.want)
		}
		if ids := tickets.FindNumbers(got); len(ids) != 1 || ids[0] != 100042 {
			t.Errorf("%q names %v", got, ids)
		}
	}
}

// E-4: who wrote it stands under it, in text and markup alike.
func TestLetterIsSigned(t *testing.T) {
	d := &Directory{
		Units:  map[int]*Unit{1: {ID: 1, Name: "Kontaktpunkten <A>", MailAddress: "kontaktpunkten@example.se"}},
		People: map[int]*Person{11: {Colleague: wire.Colleague{Person: wire.Person{ID: 11, Name: "Anna Berg", Title: "vårdadministratör"}}}},
	}
	m := d.Letter(&Row{ID: 100042, OwnerUnit: 1}, &Outgoing{Text: "Hej\n", HTML: "<p>Hej</p>"}, 11, Correspondence{Language: "sv"})
	if want := "Hej\n\nMed vänlig hälsning\n\nAnna Berg, vårdadministratör\nKontaktpunkten <A>"; m.Text != want {
		t.Errorf("%q", m.Text)
	}
	if want := "<p>Hej</p><p>Med vänlig hälsning<br><br>Anna Berg, vårdadministratör<br>Kontaktpunkten &lt;A&gt;</p>"; m.HTML != want {
		t.Errorf("%q", m.HTML)
	}
	if m.From != "kontaktpunkten@example.se" || m.FromName != "Kontaktpunkten <A>" {
		t.Errorf("%+v", m)
	}
}
