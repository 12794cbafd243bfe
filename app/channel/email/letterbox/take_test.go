package letterbox_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/channel/email/letterbox"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/tickets"
)

func TestAMailFromANewSenderBecomesATicket(t *testing.T) {
	h := open(t)
	h.sent("eva@example.org", letter("Eva Lind <Eva@Example.org>", "<1@example.org>", "När har ni öppet?"))
	h.expect("new")
	for query, want := range map[string]int{
		`select count(*) from tickets where channel = 'email' and status = 'new' and customer_kind = 'other' and customer_name = 'Eva Lind' and customer_email = 'eva@example.org' and identified_by = 'not-identified' and patient_id is null and reason = 'not-stated' and subject = 'Fråga' and preview = 'När har ni öppet?'`: 1,
		`select count(*) from mails m join messages x on x.id = m.kept_message_id where m.recipient = '` + ours + `' and m.envelope_from = 'eva@example.org' and m.header_from = 'eva@example.org' and m.message_id = '<1@example.org>' and x.body = 'När har ni öppet?'`:                                                         1,
		`select count(*) from deliveries where channel = 'email' and address = 'eva@example.org' and content ->> 'automatic' = 'auto-replied' and content ->> 'in_reply_to' = '<1@example.org>'`:                                                                                                                                  1,
	} {
		if got := h.count(query); got != want {
			t.Errorf("%d, want %d: %s", got, want, query)
		}
	}
}

// A mail joins its ticket when it comes from the customer and refers to the
// ticket: by our delivery, by the customer's own earlier mail, or by its number.
func TestAnAnswerJoinsItsTicket(t *testing.T) {
	h := open(t)
	h.sent("eva@example.org", letter("eva@example.org", "<1@example.org>", "Hej"))
	ticket := h.count(`select ticket_id from mails`)
	var reference string
	if err := h.Gorm(t.Context()).Raw(`select reference::text from deliveries`).Row().Scan(&reference); err != nil {
		t.Fatal(err)
	}
	h.sent("eva@example.org", letter("EVA@example.org", "<2@example.org>", "Ett", "In-Reply-To: <"+reference+"@desk.example.se>"))
	h.sent("eva@example.org", letter("eva@example.org", "<3@example.org>", "Två", "References: <x@example.org> <1@example.org>"))
	h.sent("bounce-7@list.example.org", letter("eva@example.org", "<4@example.org>", "Tre", "Subject: Sv: ["+tickets.FormatNumber(int64(ticket))+"]"))
	h.expect("new", "joined", "joined", "joined")
	if got := h.count(`select count(*) from messages where ticket_id = ? and kind = 'incoming'`, ticket); got != 3 {
		t.Errorf("%d messages joined", got)
	}
}

// Thread without sender waits for a person, with the likely ticket; a wrong
// check digit, and a thread that is nobody's, say nothing at all.
func TestWhatDoesNotJoin(t *testing.T) {
	h := open(t)
	h.sent("eva@example.org", letter("eva@example.org", "<1@example.org>", "Hej"))
	ticket := h.count(`select ticket_id from mails`)
	right := tickets.FormatNumber(int64(ticket))
	wrong := right[:len(right)-1] + string('0'+(right[len(right)-1]-'0'+1)%10)
	h.sent("bo@example.org", letter("bo@example.org", "<2@example.org>", "Jag är hennes bror", "In-Reply-To: <1@example.org>"))
	h.sent("bo@example.org", letter("bo@example.org", "<3@example.org>", "Hej", "Subject: "+right))
	h.sent("eva@example.org", letter("eva@example.org", "<4@example.org>", "Hej igen", "Subject: "+wrong))
	h.sent("eva@example.org", letter("eva@example.org", "<5@example.org>", "Hej", "In-Reply-To: <nobody@example.org>"))
	h.expect("new", "quarantine other-sender", "quarantine other-sender", "new", "new")
	if got := h.count(`select count(*) from mails where likely_id = ? and ticket_id is null and content ->> 'text' <> ''`, ticket); got != 2 {
		t.Errorf("%d wait with the likely ticket", got)
	}
	if got := h.count(`select count(*) from messages where ticket_id = ?`, ticket); got != 1 {
		t.Errorf("%d messages on the ticket of the one who wrote first", got)
	}
	if got := h.count(`select count(*) from events where kind = 'mail.taken' and subject_type = 'mail' and ticket_id is null and unit_ids = '{1}'`); got != 2 {
		t.Errorf("%d told of", got)
	}
}

// The same mail makes one ticket: by its id, and by its content where the id is
// missing or empty. A repeated id with another content is another mail.
func TestTheSameMailTwice(t *testing.T) {
	for _, c := range []struct {
		name          string
		first, second string
		tickets       int
	}{
		{"same id", letter("eva@example.org", "<1@example.org>", "Hej"), "Received: from elsewhere\n" + letter("eva@example.org", "<1@example.org>", "Hej"), 1},
		{"no id", "From: eva@example.org\nSubject: Hej\n\nHej\n", "Received: from elsewhere\nFrom: eva@example.org\nSubject: Hej\n\nHej\n", 1},
		{"empty id", letter("eva@example.org", "", "Hej"), letter("eva@example.org", "", "Hej"), 1},
		{"no id, other content", "From: eva@example.org\n\nHej\n", "From: eva@example.org\n\nHej igen\n", 2},
		{"repeated id, other content", letter("eva@example.org", "<1@example.org>", "Hej"), letter("eva@example.org", "<1@example.org>", "Något annat"), 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := open(t)
			h.sent("eva@example.org", c.first)
			h.sent("eva@example.org", c.second)
			if got := h.count(`select count(*) from tickets`); got != c.tickets {
				t.Errorf("%d tickets, want %d", got, c.tickets)
			}
			if got := h.count(`select sum(copies) from mails`); got != 2 {
				t.Errorf("%d copies counted", got)
			}
		})
	}
}

// One mail to two of our units makes a ticket of each, however often it is sent.
func TestAMailToTwoUnits(t *testing.T) {
	h := open(t)
	for range 2 {
		h.sent("eva@example.org", letter("eva@example.org", "<1@example.org>", "Hej"), ours, other, "Kontaktpunkten+sv@Example.SE")
	}
	if got := h.count(`select count(distinct owner_unit_id) from tickets`); got != 2 || h.count(`select count(*) from tickets`) != 2 {
		t.Errorf("tickets of %d units", got)
	}
}

const bounceMail = `From: MAILER-DAEMON@relay.example.org
To: kontaktpunkten@example.se
Subject: Undelivered Mail Returned to Sender
Message-ID: <b1@relay.example.org>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example.org

Final-Recipient: rfc822; eva@example.org
Action: failed
Status: 5.1.1

--b
Content-Type: message/rfc822

Message-ID: <REFERENCE@desk.example.se>
From: kontaktpunkten@example.se
To: eva@example.org
Subject: Kvitto

Hej
--b--
`

// A bounce (RFC 3464) is parked on the ticket of what did not arrive, and the
// delivery has failed; it makes no ticket and gets no receipt.
func TestABounceIsParkedOnItsTicket(t *testing.T) {
	h := open(t)
	h.sent("eva@example.org", letter("eva@example.org", "<1@example.org>", "Hej"))
	var reference string
	if err := h.Gorm(t.Context()).Raw(`update deliveries set state = 'sent', attempts = 1, provider_ref = 'x' returning reference::text`).Row().Scan(&reference); err != nil {
		t.Fatal(err)
	}
	h.sent("", strings.Replace(bounceMail, "REFERENCE", reference, 1))
	h.expect("new", "parked bounce")
	for query, want := range map[string]int{
		`select count(*) from deliveries where state = 'failed' and fault = 'address-refused'`:                                1,
		`select count(*) from mails b join mails m on m.ticket_id = b.ticket_id where b.why = 'bounce' and m.outcome = 'new'`: 1,
		`select count(*) from deliveries`:                                                 1,
		`select count(*) from events where kind = 'mail.taken' and ticket_id is not null`: 1,
	} {
		if got := h.count(query); got != want {
			t.Errorf("%d, want %d: %s", got, want, query)
		}
	}
}

// What machines write is kept and makes no ticket; out-of-office lies with the
// ticket that it answers. Emergency words are never parked (KP-7a).
func TestAutomaticMailIsParked(t *testing.T) {
	h := open(t)
	h.sent("eva@example.org", letter("eva@example.org", "<1@example.org>", "Hej"))
	h.sent("eva@example.org", letter("eva@example.org", "<2@example.org>", "Jag är bortrest", "Auto-Submitted: auto-replied", "In-Reply-To: <1@example.org>"))
	h.sent("bo@example.org", letter("bo@example.org", "<3@example.org>", "Jag är bortrest", "Auto-Submitted: auto-replied", "In-Reply-To: <1@example.org>"))
	h.sent("lista@example.org", letter("lista@example.org", "<4@example.org>", "Veckobrev", "List-Id: <nytt.example.org>"))
	h.sent(ours, letter(ours, "<5@example.org>", "Kvitto", "X-Kontaktpunkten: 1"))
	h.sent("", letter("eva@example.org", "<6@example.org>", "Utan avsändare"))
	h.sent("larm@example.org", letter("larm@example.org", "<7@example.org>", "Jag har ont i bröstet", "Auto-Submitted: auto-generated"))
	h.expect("new", "parked auto-reply", "parked auto-reply", "parked automatic", "parked own-mail", "parked automatic", "new")
	if got := h.count(`select count(*) from mails where why = 'auto-reply' and ticket_id is not null`); got != 1 {
		t.Errorf("%d lie with the ticket", got)
	}
	if got := h.count(`select count(*) from deliveries`); got != 1 {
		t.Errorf("%d receipts; automatic mail gets none", got)
	}
}

// Who sends more than twenty mails an hour makes no more tickets; the rest is kept
// and listed, and after an hour the sender is like any other. One receipt a day.
func TestALoopEnds(t *testing.T) {
	h := open(t)
	for i := range 23 {
		h.sent("loop@example.org", letter("loop@example.org", fmt.Sprintf("<%d@example.org>", i), "Hej"))
	}
	if got := h.count(`select count(*) from tickets`); got != 20 {
		t.Errorf("%d tickets", got)
	}
	if got := h.count(`select count(*) from mails where why = 'too-many' and outcome = 'parked' and raw_blob_id is not null`); got != 3 {
		t.Errorf("%d kept beyond the cap", got)
	}
	h.ahead.Add(int64(61 * time.Minute))
	h.sent("loop@example.org", letter("loop@example.org", "<later@example.org>", "Hej"))
	if got := h.count(`select count(*) from tickets`); got != 21 {
		t.Errorf("%d tickets an hour later", got)
	}
	if got := h.count(`select count(*) from deliveries`); got != 1 {
		t.Errorf("%d receipts on one day", got)
	}
	h.ahead.Add(int64(24 * time.Hour))
	h.sent("loop@example.org", letter("loop@example.org", "<tomorrow@example.org>", "Hej"))
	if got := h.count(`select count(*) from deliveries`); got != 2 {
		t.Errorf("%d receipts on two days", got)
	}
}

// Files are kept with the message, typed by their bytes.
func TestFilesComeAlong(t *testing.T) {
	h := open(t)
	h.sent("eva@example.org", `From: eva@example.org
Subject: Remiss
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Se bilagan
--b
Content-Type: text/html; name="remiss.pdf"
Content-Disposition: attachment; filename="remiss.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQKJSVFT0YK
--b--
`)
	if got := h.count(`select count(*) from attachments a join messages m on m.id = a.message_id join mails x on x.id = a.mail_id where a.name = 'remiss.pdf' and a.content_type = 'application/pdf' and x.attachments = 1`); got != 1 {
		t.Errorf("%d files", got)
	}
}

// stumbling is an intake over a database that will never take what was read.
type stumbling struct{ desk.Intake }

func (stumbling) New(context.Context, *desk.Incoming) (desk.Taken, error) {
	return desk.Taken{}, fmt.Errorf("take mail in: %w", desk.ErrUnkeepable)
}

// A mail that cannot be kept as it reads waits as it came: asking the sender to
// try again for ever would lose it.
func TestAMailThatCannotBeReadWaits(t *testing.T) {
	h := open(t)
	box := &letterbox.Box{Store: postgres.NewMails(h.DB), Intake: stumbling{}, Blobs: postgres.NewBlobs(h.DB), Book: h.Book(), Now: h.now}
	for _, want := range []string{"quarantine", letterbox.Copy} {
		if got, err := box.Take(t.Context(), letterbox.Envelope{From: "eva@example.org", Recipient: ours, Unit: 1}, []byte(letter("eva@example.org", "<1@example.org>", "Hej"))); err != nil || got != want {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
	}
	h.expect("quarantine unreadable")
	if got := h.count(`select count(*) from mails where raw_blob_id is not null and header_from = 'eva@example.org'`); got != 1 {
		t.Error("its bytes are not kept")
	}
}

// An empty mail says nothing, and is a contact all the same.
func TestAnEmptyMail(t *testing.T) {
	h := open(t)
	h.sent("eva@example.org", "")
	h.expect("new")
}

// A mail that does not say whom it is from is from nobody, and so from no
// customer who has no address either: it joins nothing. As it suggests an
// emergency, it lies with the nurses at once, linked with what it names (KP-7a).
func TestAMailFromNobody(t *testing.T) {
	h := open(t)
	h.sent("eva@example.org", letter("eva@example.org", "<1@example.org>", "Hej"))
	if err := h.Gorm(t.Context()).Exec(`update tickets set customer_email = ''`).Error; err != nil {
		t.Fatal(err)
	}
	h.sent("", "Subject: "+tickets.FormatNumber(int64(h.count(`select id from tickets`)))+"\n\nJag har ont i bröstet\n")
	h.expect("new", "new")
	if got := h.count(`select count(*) from ticket_links l join tickets t on t.id = l.ticket_id where l.kind = 'related' and t.alarm is not null and t.line = 2`); got != 1 {
		t.Errorf("%d links from a ticket that the nurses have", got)
	}
}
