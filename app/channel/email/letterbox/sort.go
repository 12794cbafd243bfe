package letterbox

import (
	"strings"

	"kontaktpunkten/app/channel/email/mail"
	"kontaktpunkten/app/desk"
)

// PerHour is how many mails of one sender a unit takes as tickets in an hour;
// more are kept and listed, and make no ticket. It ends every loop.
const PerHour = 20

// Sort says what becomes of a mail: pure, by what it says, what is known of its
// sender and thread, and whether its text suggests an emergency (KP-7a). Such a
// text is never parked, unless it is our own that came back: our receipts name
// 112. A null sender is one to whom nothing may be sent: whatever it wrote, it is
// automatic.
func Sort(r *mail.Reading, f desk.MailFacts, alarm, nullSender bool) desk.Sorted {
	kind := r.Kind
	if kind == mail.Written && nullSender {
		kind = mail.Automatic
	}
	joins, likely := threads(f.Threads)
	s := desk.Sorted{Likely: likely}
	if r.Bounce != nil {
		s.Bounce = bounce(r.Bounce, f.Threads)
	}
	switch {
	case r.Own:
		s.Outcome, s.Why = desk.MailParked, "own-mail"
	case kind == mail.Bounced:
		s.Outcome, s.Why, s.Ticket = desk.MailParked, "bounce", returned(f.Threads)
	case kind != mail.Written && joins != 0:
		s.Outcome, s.Why, s.Ticket = desk.MailParked, kind, joins
	case kind != mail.Written:
		s.Outcome, s.Why = desk.MailParked, kind
	case f.Lately >= PerHour:
		s.Outcome, s.Why = desk.MailParked, "too-many"
	default:
		s = written(joins, likely, alarm)
	}
	switch {
	case s.Outcome != desk.MailParked:
	case alarm && !r.Own && s.Bounce == nil:
		return alarmed(s, kind, joins)
	default:
		s.Likely = 0
	}
	return s
}

// written is what becomes of a mail that a person wrote. One that suggests an
// emergency waits for nobody to place it: it becomes a ticket of its own, so
// that it goes where nurses look, linked to the one that it may belong to.
func written(joins, likely int64, alarm bool) desk.Sorted {
	switch {
	case joins != 0:
		return desk.Sorted{Outcome: desk.MailJoined, Ticket: joins}
	case likely != 0 && alarm:
		return desk.Sorted{Outcome: desk.MailNew, Likely: likely, Receipt: true}
	case likely != 0:
		return desk.Sorted{Outcome: desk.MailQuarantine, Why: "other-sender", Likely: likely, Receipt: true}
	}
	return desk.Sorted{Outcome: desk.MailNew, Receipt: true}
}

// alarmed is what becomes of a mail that would be parked if it did not suggest
// an emergency. It makes tickets of what a person may have written through a
// machine; what might be a loop waits, red, for a person.
func alarmed(s desk.Sorted, kind string, joins int64) desk.Sorted {
	likely := s.Ticket
	if likely == 0 {
		likely = s.Likely
	}
	loops := s.Why == "too-many" || kind == mail.Bounced
	switch {
	case !loops && joins != 0:
		return desk.Sorted{Outcome: desk.MailJoined, Ticket: joins}
	case !loops:
		return desk.Sorted{Outcome: desk.MailNew, Likely: likely}
	}
	return desk.Sorted{Outcome: desk.MailQuarantine, Why: s.Why, Likely: likely, Bounce: s.Bounce}
}

// threads finds the ticket that the mail joins, which sender and thread name
// both, and else the one that it probably belongs to. Tickets of other units
// are not the recipient's to write in, or to be told of.
func threads(all []desk.MailThread) (joins, likely int64) {
	for _, t := range all {
		switch {
		case !t.Here:
		case t.Sender && joins == 0:
			joins = t.Ticket
		case likely == 0:
			likely = t.Ticket
		}
	}
	return joins, likely
}

// returned is the ticket of the delivery that came back, else that of the mail
// that came back.
func returned(all []desk.MailThread) int64 {
	for _, t := range all {
		if t.Reference != "" || t.Here {
			return t.Ticket
		}
	}
	return 0
}

func bounce(b *mail.Bounce, all []desk.MailThread) *desk.MailBounce {
	for _, t := range all {
		if t.Reference != "" {
			return &desk.MailBounce{Reference: t.Reference, Permanent: b.Permanent, Fault: fault(b.Status)}
		}
	}
	return nil
}

// fault is the slug of an enhanced status code (RFC 3463): the address is wrong,
// or something else is.
func fault(status string) string {
	if strings.HasPrefix(status, "5.1.") || strings.HasPrefix(status, "5.2.") {
		return "address-refused"
	}
	return "bounced"
}
