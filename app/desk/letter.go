package desk

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/words"
	"kontaktpunkten/tickets"
)

// Correspondence is what a mail to a customer goes on from.
type Correspondence struct {
	// Subject is that of the customer's newest mail; empty where there is none.
	Subject string
	// InReplyTo is the id of that mail, References those of the whole thread, the
	// oldest first; all with angle brackets.
	InReplyTo  string
	References []string
	Language   string
}

// Letter is the mail that an answer or a question leaves as: from the owner's
// unit, signed by who wrote it (E-4), in the thread that it belongs to.
func (d *Directory) Letter(r *Row, o *Outgoing, writer int, c Correspondence) delivery.Mail {
	unit := d.Units[r.OwnerUnit]
	signature := words.Say(c.Language, "letter.signature", map[string]string{"who": d.signs(writer), "unit": unit.Name})
	m := delivery.Mail{From: unit.MailAddress, FromName: unit.Name, Subject: letterSubject(r.ID, o.Ask, c),
		Text: strings.TrimSpace(o.Text) + "\n\n" + signature, InReplyTo: c.InReplyTo, References: c.References}
	if o.HTML != "" {
		m.HTML = o.HTML + "<p>" + strings.ReplaceAll(html.EscapeString(signature), "\n", "<br>") + "</p>"
	}
	return m
}

// signs is a person's name with the title.
func (d *Directory) signs(person int) string {
	p := d.People[person]
	switch {
	case p == nil:
		return ""
	case p.Title == "":
		return p.Name
	}
	return p.Name + ", " + p.Title
}

var (
	answering = regexp.MustCompile(`(?i)^(\s*(re|sv|svar|aw|fw|fwd|vb)\s*:)+`)
	reference = regexp.MustCompile(`\s*\[[0-9]{4,15}-[0-9]\]`)
)

// letterSubject is the customer's own where a mail is answered, and otherwise
// one that says nothing of what it is about (P-9). It names the ticket, so that
// an answer to it finds the way back.
func letterSubject(ticket int64, ask bool, c Correspondence) string {
	own := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, c.Subject)
	own = strings.TrimSpace(answering.ReplaceAllString(reference.ReplaceAllString(own, ""), ""))
	if runes := []rune(own); len(runes) > 150 {
		own = string(runes[:149]) + "…"
	}
	subject := "Re: " + own
	if own == "" || HoldsIdentityNumber("", own) {
		key := "letter.answer"
		if ask {
			key = "letter.question"
		}
		subject = words.Say(c.Language, key, nil)
	}
	return subject + " [" + tickets.FormatNumber(ticket) + "]"
}
