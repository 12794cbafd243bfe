package letterbox

import (
	"testing"

	"kontaktpunkten/app/channel/email/mail"
	"kontaktpunkten/app/desk"
)

// A mail becomes what sender and thread say together: the table is the rule.
func TestSort(t *testing.T) {
	const ref = "11111111-1111-4111-8111-111111111111"
	thread := func(ticket int64, sender bool) desk.MailThread {
		return desk.MailThread{Ticket: ticket, Sender: sender, Here: true}
	}
	elsewhere := desk.MailThread{Ticket: 9, Sender: true}
	delivered := desk.MailThread{Ticket: 7, Reference: ref, Here: true}
	bounced := &mail.Bounce{Permanent: true, Status: "5.1.1"}
	back := &desk.MailBounce{Reference: ref, Permanent: true, Fault: "address-refused"}
	const written, bounce, away, machine = mail.Written, mail.Bounced, mail.AutoReply, mail.Automatic
	for _, c := range []struct {
		name    string
		reading mail.Reading
		facts   desk.MailFacts
		alarm   bool
		null    bool
		want    desk.Sorted
	}{
		{name: "a new sender", reading: mail.Reading{Kind: written}, want: desk.Sorted{Outcome: "new", Receipt: true}},
		{name: "thread and sender", reading: mail.Reading{Kind: written}, facts: desk.MailFacts{Threads: []desk.MailThread{thread(1, true)}}, want: desk.Sorted{Outcome: "joined", Ticket: 1}},
		{name: "the nearest thread of the sender", reading: mail.Reading{Kind: written}, facts: desk.MailFacts{Threads: []desk.MailThread{thread(1, false), thread(2, true), thread(3, true)}}, want: desk.Sorted{Outcome: "joined", Ticket: 2}},
		{name: "a thread of somebody else", reading: mail.Reading{Kind: written}, facts: desk.MailFacts{Threads: []desk.MailThread{thread(1, false)}}, want: desk.Sorted{Outcome: "quarantine", Why: "other-sender", Likely: 1, Receipt: true}},
		{name: "the sender's thread at another unit", reading: mail.Reading{Kind: written}, facts: desk.MailFacts{Threads: []desk.MailThread{elsewhere}}, want: desk.Sorted{Outcome: "new", Receipt: true}},
		{name: "emergency words in a new mail", reading: mail.Reading{Kind: written}, alarm: true, want: desk.Sorted{Outcome: "new", Receipt: true}},
		{name: "one too many", reading: mail.Reading{Kind: written}, facts: desk.MailFacts{Lately: PerHour}, want: desk.Sorted{Outcome: "parked", Why: "too-many"}},
		{name: "not yet too many", reading: mail.Reading{Kind: written}, facts: desk.MailFacts{Lately: PerHour - 1}, want: desk.Sorted{Outcome: "new", Receipt: true}},
		{name: "one too many, of emergency words", reading: mail.Reading{Kind: written}, alarm: true, facts: desk.MailFacts{Lately: PerHour}, want: desk.Sorted{Outcome: "quarantine", Why: "too-many"}},
		{name: "our own mail", reading: mail.Reading{Kind: written, Own: true}, facts: desk.MailFacts{Threads: []desk.MailThread{thread(1, true)}}, want: desk.Sorted{Outcome: "parked", Why: "own-mail"}},
		{name: "our own mail with emergency words", reading: mail.Reading{Kind: written, Own: true}, alarm: true, want: desk.Sorted{Outcome: "parked", Why: "own-mail"}},
		{name: "a bounce of a delivery", reading: mail.Reading{Kind: bounce, Bounce: bounced}, null: true, facts: desk.MailFacts{Threads: []desk.MailThread{delivered}}, want: desk.Sorted{Outcome: "parked", Why: "bounce", Ticket: 7, Bounce: back}},
		{name: "a bounce of nothing of ours", reading: mail.Reading{Kind: bounce, Bounce: bounced}, null: true, want: desk.Sorted{Outcome: "parked", Why: "bounce"}},
		{name: "a bounce that repeats our 112", reading: mail.Reading{Kind: bounce, Bounce: bounced}, null: true, alarm: true, facts: desk.MailFacts{Threads: []desk.MailThread{delivered}}, want: desk.Sorted{Outcome: "parked", Why: "bounce", Ticket: 7, Bounce: back}},
		{name: "a bounce of something else with emergency words", reading: mail.Reading{Kind: bounce, Bounce: bounced}, null: true, alarm: true, want: desk.Sorted{Outcome: "quarantine", Why: "bounce"}},
		{name: "an out-of-office of the customer", reading: mail.Reading{Kind: away}, facts: desk.MailFacts{Threads: []desk.MailThread{thread(1, true)}}, want: desk.Sorted{Outcome: "parked", Why: "auto-reply", Ticket: 1}},
		{name: "an out-of-office of somebody else", reading: mail.Reading{Kind: away}, facts: desk.MailFacts{Threads: []desk.MailThread{thread(1, false)}}, want: desk.Sorted{Outcome: "parked", Why: "auto-reply"}},
		{name: "a machine's mail", reading: mail.Reading{Kind: machine}, want: desk.Sorted{Outcome: "parked", Why: "automatic"}},
		{name: "a machine's mail with emergency words", reading: mail.Reading{Kind: machine}, alarm: true, want: desk.Sorted{Outcome: "new", Why: ""}},
		{name: "an out-of-office with emergency words", reading: mail.Reading{Kind: away}, alarm: true, facts: desk.MailFacts{Threads: []desk.MailThread{thread(1, true)}}, want: desk.Sorted{Outcome: "joined", Ticket: 1}},
		{name: "the same of somebody else", reading: mail.Reading{Kind: away}, alarm: true, facts: desk.MailFacts{Threads: []desk.MailThread{thread(1, false)}}, want: desk.Sorted{Outcome: "new", Likely: 1}},
		{name: "a thread of somebody else with emergency words (KP-7a)", reading: mail.Reading{Kind: written}, alarm: true, facts: desk.MailFacts{Threads: []desk.MailThread{thread(1, false)}}, want: desk.Sorted{Outcome: "new", Likely: 1, Receipt: true}},
		{name: "a null sender", reading: mail.Reading{Kind: written}, null: true, want: desk.Sorted{Outcome: "parked", Why: "automatic"}},
		{name: "a null sender with emergency words", reading: mail.Reading{Kind: written}, null: true, alarm: true, want: desk.Sorted{Outcome: "new"}},
	} {
		got := Sort(&c.reading, c.facts, c.alarm, c.null)
		if got.Bounce != nil && c.want.Bounce != nil && *got.Bounce == *c.want.Bounce {
			got.Bounce = c.want.Bounce
		}
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// No mail that suggests an emergency is ever parked (KP-7a) unless it is our own,
// and nothing automatic is ever given a receipt.
func TestEmergencyWordsAreNeverParked(t *testing.T) {
	for _, kind := range []string{mail.Written, mail.Bounced, mail.AutoReply, mail.Automatic} {
		for bits := range 32 {
			r := &mail.Reading{Kind: kind, Own: bits&1 != 0}
			if kind == mail.Bounced {
				r.Bounce = &mail.Bounce{}
			}
			f := desk.MailFacts{Lately: PerHour * (bits >> 1 & 1)}
			if bits&4 != 0 {
				f.Threads = []desk.MailThread{{Ticket: 1, Sender: bits&8 != 0, Here: true}}
			}
			null := bits&16 != 0
			if got := Sort(r, f, true, null); got.Outcome == "" || got.Outcome == desk.MailParked && !r.Own {
				t.Errorf("%s %05b: %+v", kind, bits, got)
			}
			for _, alarm := range []bool{false, true} {
				if got := Sort(r, f, alarm, null); got.Receipt && (kind != mail.Written || null || r.Own) {
					t.Errorf("%s %05b has a receipt: %+v", kind, bits, got)
				}
			}
		}
	}
}
