package postgres

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"gorm.io/gorm"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// mail is one from somebody to unit 1, with a key of its own.
func mail(from, id, text string) *desk.Incoming {
	raw := []byte("From: " + from + "\r\nMessage-ID: " + id + "\r\n\r\n" + text)
	key := sha256.Sum256(raw)
	return &desk.Incoming{By: tickets.BySystem, Via: delivery.Email,
		Contact: tickets.Registration{Channel: "email", Customer: tickets.Customer{Kind: "other", Name: "Eva", Email: from}, IdentifiedBy: "not-identified",
			OccurredAt: tuesday, Reason: "general-information", Subject: "Fråga", Text: text, Unit: 1},
		Text: desk.IncomingText{Folded: "Hälsningar Eva"},
		Mail: &desk.Mail{Raw: raw, ReceivedAt: tuesday, DedupKey: key[:], Unit: 1, Recipient: "kontaktpunkten@example.se", EnvelopeFrom: from, HeaderFrom: from,
			FromName: "Eva", Subject: "Fråga", MessageID: id, Kind: "mail"}}
}

func receipt(key string) *delivery.New {
	n := delivery.By(delivery.Email, delivery.Mail{From: "kontaktpunkten@example.se", Subject: "Kvitto", Text: "Tack"})
	n.Key, n.To = key, delivery.Recipient{Kind: "address", Address: "eva@example.org"}
	return &n
}

// A mail becomes a ticket with all that it brought, in the first line's queue, and
// nothing of it is in the access log, since nobody has read it (P-3).
func TestAMailBecomesATicket(t *testing.T) {
	r := furnished(t)
	s := NewIntake(r.DB)
	file, err := NewBlobs(r.DB).Put(t.Context(), strings.NewReader("%PDF-1.4 remiss"), 1000)
	if err != nil {
		t.Fatal(err)
	}
	in := mail("eva@example.org", "<1@example.org>", "När har ni öppet?")
	in.Files, in.Receipt = []desk.File{{Blob: file.ID, Name: "remiss.pdf", ContentType: "application/pdf", Size: file.Size}}, receipt("receipt-1")
	taken, err := s.New(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]int{
		`select count(*) from tickets where id = ? and channel = 'email' and queue_id = 1 and status = 'new' and patient_id is null and customer_email = 'eva@example.org' and created_by is null and answer_by_at = '2026-11-26T16:00:00Z'`: 1,
		`select count(*) from messages where ticket_id = ? and kind = 'contact' and via = 'email' and subject = 'Fråga' and body = 'När har ni öppet?' and folded = 'Hälsningar Eva' and html is null and author_id is null`:                 1,
		`select count(*) from mails m join blobs b on b.id = m.raw_blob_id join blob_chunks c on c.blob_id = b.id where m.ticket_id = ? and m.outcome = 'new' and m.copies = 1 and m.size = length(c.bytes) and b.sha256 = sha256(c.bytes)`:  1,
		`select count(*) from attachments a join mails m on m.id = a.mail_id and m.kept_message_id = a.message_id where a.ticket_id = ? and a.name = 'remiss.pdf'`:                                                                           1,
		`select count(*) from events where ticket_id = ? and kind = 'ticket.registered' and actor_kind = 'system' and actor_id is null and message_id is not null`:                                                                           1,
		`select count(*) from deliveries where ticket_id = ? and unique_key = 'receipt-1' and state = 'queued'`:                                                                                                                              1,
		`select count(*) from promises where ticket_id = ?`:                                          2,
		`select count(*) from decisions where ticket_id = ?`:                                         1,
		`select count(*) from access_log where ticket_id = ?`:                                        0,
		`select count(*) from ticket_seen where ticket_id = ?`:                                       0,
		`select count(*) from inbox_messages where ticket_id = ?`:                                    0,
		`select count(*) from mails where ticket_id = ? and kept_message_id is not null`:             1,
		`select count(*) from attachments where ticket_id = ? and citizen_id is not null`:            0,
		`select count(*) from messages where ticket_id = ? and id in (select max(id) from messages)`: 1,
	} {
		if got := r.count(t, query, taken.Ticket); got != want {
			t.Errorf("%d, want %d: %s", got, want, query)
		}
	}
}

// The same mail makes one ticket, however often and however near each other its
// copies come.
func TestCopiesOfAMailMakeOneTicket(t *testing.T) {
	r := furnished(t)
	s := NewIntake(r.DB)
	var all sync.WaitGroup
	first := make([]bool, 8)
	for i := range first {
		all.Go(func() {
			taken, err := s.New(t.Context(), mail("eva@example.org", "<1@example.org>", "Hej"))
			if err != nil {
				t.Error(err)
			}
			first[i] = !taken.Again
		})
	}
	all.Wait()
	made := 0
	for _, yes := range first {
		if yes {
			made++
		}
	}
	if got := r.count(t, `select count(*) from tickets`); got != 1 || made != 1 {
		t.Errorf("%d tickets, of which %d were told to be the first", got, made)
	}
	if got := r.count(t, `select copies from mails`); got != len(first) {
		t.Errorf("%d copies counted, want %d", got, len(first))
	}
}

// Two mails with the very same bytes, one for each of two units, share a blob; so
// do those that come at the same moment.
func TestSameBytesAreKeptOnce(t *testing.T) {
	r := furnished(t)
	s := NewIntake(r.DB)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			in := mail("eva@example.org", "<1@example.org>", "Hej")
			in.Mail.DedupKey = fmt.Append(nil, i)
			if _, err := s.New(t.Context(), in); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := r.count(t, `select count(*) from mails where raw_blob_id = (select id from blobs)`); got != 8 {
		t.Errorf("%d mails of one blob, want 8", got)
	}
}

func TestALargeMailIsKeptInChunks(t *testing.T) {
	r := furnished(t)
	in := mail("eva@example.org", "<1@example.org>", strings.Repeat("Hej! ", 120_000))
	taken, err := NewIntake(r.DB).New(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.count(t, `select sum(length(c.bytes)) from mails m join blob_chunks c on c.blob_id = m.raw_blob_id where m.ticket_id = ?`, taken.Ticket); got != len(in.Mail.Raw) {
		t.Errorf("%d bytes kept of %d", got, len(in.Mail.Raw))
	}
}

// The receipt leaves once for its key, whatever number of mails ask for it.
func TestAReceiptLeavesOnce(t *testing.T) {
	r := furnished(t)
	s := NewIntake(r.DB)
	for i := range 3 {
		in := mail("eva@example.org", fmt.Sprintf("<%d@example.org>", i), "Hej")
		in.Receipt = receipt("receipt-of-today")
		if _, err := s.New(t.Context(), in); err != nil {
			t.Fatal(err)
		}
	}
	if got := r.count(t, `select count(*) from deliveries`); got != 1 {
		t.Errorf("%d receipts", got)
	}
}

// KP-7a: what suggests an emergency lies first in the nurses' queue.
func TestAMailThatSuggestsAnEmergency(t *testing.T) {
	r := furnished(t)
	taken, err := NewIntake(r.DB).New(t.Context(), mail("eva@example.org", "<1@example.org>", "Jag har ont i bröstet"))
	if err != nil {
		t.Fatal(err)
	}
	if got := r.count(t, `select count(*) from tickets where id = ? and queue_id = 2 and priority = 1 and alarm is not null`, taken.Ticket); got != 1 {
		t.Error("it is not first of all with the nurses")
	}
}

// fromCitizen is what the citizen's pages send for patient 1.
func fromCitizen(key string) *desk.Incoming {
	return &desk.Incoming{By: tickets.ByCitizen, Via: delivery.Inbox, Key: key, KeyHash: []byte("hash"),
		Contact: tickets.Registration{Channel: "citizen1177", Customer: tickets.Customer{Kind: "patient", Name: "Olof Berg"}, Patient: &tickets.PatientRef{ID: 1}, IdentifiedBy: "e-id",
			OccurredAt: tuesday, Reason: "booking", Subject: "Tid", Text: "Vill ha en tid.", Unit: 1}}
}

// What a citizen writes becomes a ticket about that citizen, lies in the inbox as
// sent, and keeps the answers with the version of the form (E-1).
func TestACitizensMessageBecomesATicket(t *testing.T) {
	r := furnished(t)
	s := NewIntake(r.DB)
	var version int
	if err := r.Gorm(t.Context()).Raw(`insert into service_versions (key, unit_id, version, questions, published_at) values ('contact', 1, 1, '{}', '2026-01-01') returning id`).Row().Scan(&version); err != nil {
		t.Fatal(err)
	}
	in := fromCitizen("k1")
	in.Form = &desk.Form{Version: version, Answers: json.RawMessage(`{"what": "Vill ha en tid."}`)}
	taken, err := s.New(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]int{
		`select count(*) from tickets where id = ? and patient_id = 1 and channel = 'citizen1177' and answer_by_at is not null`: 1,
		`select count(*) from inbox_messages where ticket_id = ? and patient_id = 1 and not outgoing`:                           1,
		`select count(*) from form_answers f join messages m on m.id = f.message_id where m.ticket_id = ?`:                      1,
		`select count(*) from events where ticket_id = ? and kind = 'ticket.registered' and actor_kind = 'citizen'`:             1,
	} {
		if got := r.count(t, query, taken.Ticket); got != want {
			t.Errorf("%d, want %d: %s", got, want, query)
		}
	}
	again, err := s.New(t.Context(), in)
	if err != nil || !again.Again || again.Ticket != taken.Ticket || again.Message != taken.Message {
		t.Errorf("sent again: %+v, %v, want %+v", again, err, taken)
	}
	other := fromCitizen("k1")
	other.KeyHash = []byte("another")
	if _, err := s.New(t.Context(), other); problem.As(err) == nil || problem.As(err).Slug != "idempotency-key-reused" {
		t.Errorf("the key with another request: %v", err)
	}
	if got := r.count(t, `select count(*) from tickets`); got != 1 {
		t.Errorf("%d tickets", got)
	}
}

// What a mail refers to is found by indexes, however many mails there are.
func TestThreadsOfMailAreFoundByIndexes(t *testing.T) {
	r := furnished(t)
	var plan []string
	err := r.Gorm(t.Context()).Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec(`set local enable_seqscan = off`).Error; err != nil {
			return err
		}
		return tx.Raw(`explain `+factsSQL, "{}", "{<1@example.org>}", "{}", "eva@example.org", 1).Scan(&plan).Error
	})
	said := strings.Join(plan, "\n")
	for _, index := range []string{"mails_thread", "deliveries_reference_key", "tickets_pkey"} {
		if err != nil || !strings.Contains(said, index) {
			t.Errorf("%s: %v\n%s", index, err, said)
		}
	}
}

// E-2: who writes has an answer within two working days, also when one of the
// staff takes the letter down; who rings has been answered.
func TestWrittenContactsHaveAPromise(t *testing.T) {
	r := furnished(t)
	for channel, want := range map[string]bool{"email": true, "citizen1177": true, "phone": false, "post": false} {
		in := call("booking")
		in.Channel = channel
		row, err := r.Register(t.Context(), r.person(t, 1), in, nil)
		if err != nil {
			t.Fatal(err)
		}
		if (row.AnswerBy != nil) != want || r.count(t, `select count(*) from tickets where id = ? and answer_by_at is not null`, row.ID) == 1 != want {
			t.Errorf("%s: an answer by %v", channel, row.AnswerBy)
		}
	}
}
