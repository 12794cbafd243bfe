package postgres

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// posting is the fixture with a mail address for unit 1.
func posting(t *testing.T) *room {
	t.Helper()
	r := furnished(t)
	r.byOwner(t, `update units set mail_address = 'kontaktpunkten@example.se' where id = 1`)
	if err := r.Book().Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *room) send(t *testing.T, person int, id int64, o desk.Outgoing) (*desk.Row, error) {
	t.Helper()
	p := r.person(t, person)
	row := must[*desk.Row](t)(r.Open(t.Context(), p, id))
	return r.Send(t.Context(), p, id, row.Version, &o, nil)
}

// timeline reads it all, oldest first.
func (r *room) timeline(t *testing.T, person int, id int64) []wire.TimelineItem {
	t.Helper()
	items, _, err := r.Timeline(t.Context(), r.person(t, person), id, desk.Page{Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// sent is the newest delivery with its mail.
func (r *room) sent(t *testing.T) (d delivery.New, m delivery.Mail) {
	t.Helper()
	var content string
	row := r.Gorm(t.Context()).Raw(`select channel, recipient_kind, address, ticket_id, message_id, not_before, content::text from deliveries order by id desc limit 1`).Row()
	if err := row.Scan(&d.Channel, &d.To.Kind, &d.To.Address, &d.Ticket, &d.Message, &d.NotBefore, &content); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(content), &m); err != nil {
		t.Fatal(err)
	}
	return d, m
}

// A mail is answered in its thread: subject, references, signature, and ten
// seconds in which it can be taken back (E-4).
func TestAMailIsAnswered(t *testing.T) {
	r := posting(t)
	ticket := r.written(t)
	row, err := r.send(t, 1, ticket, desk.Outgoing{Text: "Vi har öppet till 17.", HTML: "<p>Vi har öppet till <strong>17</strong>.</p>"})
	if err != nil {
		t.Fatal(err)
	}
	if row.Status != tickets.Active || row.Handler != 1 || row.AnsweredAt == nil || row.CustomerWrote {
		t.Errorf("%+v", row)
	}
	d, m := r.sent(t)
	number := "[" + tickets.FormatNumber(ticket) + "]"
	if d.Channel != delivery.Email || d.To.Address != "eva@example.org" || d.Ticket != ticket || !d.NotBefore.Equal(tuesday.Add(10*time.Second)) {
		t.Errorf("%+v", d)
	}
	if m.From != "kontaktpunkten@example.se" || m.Subject != "Re: Fråga "+number || m.InReplyTo != "<first@example.org>" || !slices.Equal(m.References, []string{"<first@example.org>"}) {
		t.Errorf("%+v", m)
	}
	if !strings.HasSuffix(m.Text, "Med vänlig hälsning\n\nAnna\nKontaktpunkten") || !strings.Contains(m.HTML, "<strong>17</strong>") {
		t.Errorf("%q %q", m.Text, m.HTML)
	}
	items := r.timeline(t, 1, ticket)
	first, last := items[0].Message, items[len(items)-1].Message
	if first == nil || first.Outgoing || first.From != "Eva <eva@example.org>" || first.Subject != "Fråga" || first.Delivery != nil {
		t.Errorf("the mail: %+v", first)
	}
	if last == nil || !last.Outgoing || !last.HTML || last.To != "eva@example.org" || last.Delivery == nil || last.Delivery.State != "queued" || last.Delivery.UndoUntil == nil {
		t.Errorf("the answer: %+v", last)
	}
	if others := r.timeline(t, 2, ticket); others[len(others)-1].Message.Delivery.UndoUntil != nil {
		t.Error("a colleague could take it back")
	}
	if _, err := r.send(t, 1, ticket, desk.Outgoing{Text: "En sak till."}); err != nil {
		t.Fatal(err)
	}
	if _, m = r.sent(t); len(m.References) != 2 || !strings.HasSuffix(m.References[1], "@example.se>") {
		t.Errorf("references %q", m.References)
	}
}

// P-4, P-9, P-12: what does not leave, and why. Nothing is kept of it.
func TestWhatDoesNotLeave(t *testing.T) {
	r := posting(t)
	ticket := r.written(t)
	medical := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), call("nurse-advice"), nil))
	hidden := call("booking")
	hidden.Patient, hidden.Customer.Email = &tickets.PatientRef{IdentityNumber: "189001169813", IdentityKind: "personal"}, "karin@example.org"
	protected := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), hidden, nil))
	for _, c := range []struct {
		what   string
		ticket int64
		o      desk.Outgoing
		want   string
	}{
		{"an identity number", ticket, desk.Outgoing{Text: "Gäller 19121212-1212."}, "text identity-number-in-mail"},
		{"one in the markup", ticket, desk.Outgoing{Text: "Se nedan", HTML: "<p>191212<b>12</b>-1212</p>"}, "text identity-number-in-mail"},
		{"nobody's inbox", ticket, desk.Outgoing{Text: "Hej", Via: delivery.Inbox}, "via way-not-allowed"},
		{"nothing written", ticket, desk.Outgoing{Text: " "}, "text required"},
		{"another's file", ticket, desk.Outgoing{Text: "Hej", Files: []int64{77}}, "attachments file-not-found"},
		{"an unknown template", ticket, desk.Outgoing{Text: "Hej", Template: 77}, "template unknown"},
		{"a question without an end ahead", ticket, desk.Outgoing{Ask: true, Text: "Hej", Until: tuesday}, "until not-in-the-future"},
		{"advice by an administrator", medical.ID, desk.Outgoing{Text: "Hej"}, "licensed-only"},
		{"a protected patient's mail", protected.ID, desk.Outgoing{Text: "Hej", Via: delivery.Email}, "via way-not-allowed"},
		{"a protected patient without an agreed way", protected.ID, desk.Outgoing{Text: "Hej"}, "via way-not-allowed"},
	} {
		_, err := r.send(t, 1, c.ticket, c.o)
		p := problem.As(err)
		if p == nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		got := p.Slug
		if len(p.Fields) == 1 {
			got = p.Fields[0].Path + " " + p.Fields[0].Slug
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	if n := r.count(t, `select (select count(*) from deliveries) + (select count(*) from messages where kind <> 'contact')`); n != 0 {
		t.Errorf("%d rows were kept", n)
	}
}

// P-4: a protected patient is answered in the inbox where that is agreed, and
// nothing tells where the patient is.
func TestAProtectedPatientIsAnsweredInTheInbox(t *testing.T) {
	r := posting(t)
	r.byOwner(t, `update patients set reach = 'inbox' where id = 2`)
	in := call("booking")
	in.Patient, in.Customer.Email = &tickets.PatientRef{IdentityNumber: "189001169813", IdentityKind: "personal"}, "karin@example.org"
	row := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), in, nil))
	if _, err := r.send(t, 1, row.ID, desk.Outgoing{Text: "Gäller 19121212-1212."}); err != nil {
		t.Fatal(err)
	}
	if n := r.count(t, `select count(*) from deliveries where channel = 'inbox' and recipient_kind = 'patient' and recipient_id = 2 and address = ''`); n != 1 {
		t.Errorf("%d deliveries", n)
	}
	if m := last(r.timeline(t, 1, row.ID)).Message; m == nil || m.Via != "inbox" || m.To != "" {
		t.Errorf("%+v", m)
	}
}

func last(items []wire.TimelineItem) wire.TimelineItem { return items[len(items)-1] }

// Answered and closed in one act; taken back, it is as before, and the files are
// the writer's again. What has left is not taken back.
func TestTakenBack(t *testing.T) {
	r := posting(t)
	ticket := r.written(t)
	anna := r.person(t, 1)
	blob := must[*desk.Blob](t)(NewBlobs(r.DB).Put(t.Context(), strings.NewReader("x"), 10))
	var file int64
	if err := r.Gorm(t.Context()).Raw(`insert into attachments (blob_id, name, content_type, size, uploaded_by, created_at) values (?, 'karta.pdf', 'application/pdf', 1, 1, ?) returning id`, blob.ID, tuesday).Row().Scan(&file); err != nil {
		t.Fatal(err)
	}
	reply := func() *desk.Row {
		t.Helper()
		row := must[*desk.Row](t)(r.Open(t.Context(), anna, ticket))
		return must[*desk.Row](t)(r.Send(t.Context(), anna, ticket, row.Version, &desk.Outgoing{Text: "Hej", Files: []int64{file}}, closed))
	}
	row := reply()
	if row.Status != tickets.Closed || row.Action == nil {
		t.Errorf("%+v", row)
	}
	d, m := r.sent(t)
	if len(m.Files) != 1 || m.Files[0].Name != "karta.pdf" || m.Files[0].Blob != blob.ID {
		t.Errorf("%+v", m)
	}
	shown := r.timeline(t, 1, ticket)
	if a := shown[len(shown)-2].Message.Attachments; len(a) != 1 || a[0].ID != file || !a[0].Preview {
		t.Errorf("%+v", a)
	}
	if _, err := r.Unsend(t.Context(), r.person(t, 2), ticket, row.Version, d.Message); problem.As(err) == nil || problem.As(err).Slug != "not-yours" {
		t.Errorf("a colleague: %v", err)
	}
	back := must[*desk.Row](t)(r.Unsend(t.Context(), anna, ticket, row.Version, d.Message))
	if back.Status != tickets.Active || back.Handler != 1 || back.Reopened || back.Action != nil || back.AnsweredAt != nil {
		t.Errorf("%+v", back)
	}
	if n := r.count(t, `select count(*) from deliveries where state = 'withdrawn'`); n != 1 {
		t.Errorf("%d withdrawn", n)
	}
	items := r.timeline(t, 1, ticket)
	if m := items[len(items)-3].Message; m == nil || !m.Withdrawn || m.Delivery.State != "withdrawn" || len(m.Attachments) != 0 {
		t.Errorf("%+v", m)
	}
	again := reply()
	d, _ = r.sent(t)
	r.pass(time.Minute)
	if _, err := NewDeliveries(r.DB).Claim(t.Context(), delivery.Email, false, 10); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Unsend(t.Context(), anna, ticket, again.Version, d.Message); problem.As(err) == nil || problem.As(err).Slug != "already-sent" {
		t.Errorf("what has left: %v", err)
	}
	var stale *desk.Stale
	if _, err := r.Send(t.Context(), anna, ticket, 1, &desk.Outgoing{Text: "Hej"}, nil); !errors.As(err, &stale) || stale.Row.Version != again.Version {
		t.Errorf("somebody was first: %v", err)
	}
}

// E-6: a question taken back lets the ticket go on, and the customer is waited
// for by us again.
func TestAQuestionIsTakenBack(t *testing.T) {
	r := posting(t)
	ticket := r.written(t)
	r.joined(t, ticket, mail("eva@example.org", "<2@example.org>", "Hallå?"))
	row, err := r.send(t, 1, ticket, desk.Outgoing{Ask: true, Text: "Vilken mottagning?"})
	if err != nil || row.Status != tickets.Waiting || row.CustomerWrote || row.WaitingFor != "Vilken mottagning?" || row.AnsweredAt != nil {
		t.Fatalf("%v %+v", err, row)
	}
	d, m := r.sent(t)
	if len(m.References) != 2 || m.InReplyTo != "<2@example.org>" {
		t.Errorf("%+v", m)
	}
	back := must[*desk.Row](t)(r.Unsend(t.Context(), r.person(t, 1), ticket, row.Version, d.Message))
	if back.Status != tickets.Active || !back.CustomerWrote || back.WaitingFor != "" || back.PausedAt != nil {
		t.Errorf("%+v", back)
	}
}

// Somebody answered while you wrote: of two answers at once one leaves, and the
// other is told how the ticket is now.
func TestTwoAnswerAtOnce(t *testing.T) {
	r := posting(t)
	for range 10 {
		ticket := r.joinable(t)
		done := make(chan error, 2)
		for _, who := range []int{1, 2} {
			p := r.person(t, who)
			go func() {
				_, err := r.Send(t.Context(), p, ticket, 1, &desk.Outgoing{Text: "Hej"}, nil)
				done <- err
			}()
		}
		got := []string{slugOf(<-done), slugOf(<-done)}
		slices.Sort(got)
		if got[0] != "" || got[1] != "stale-version" {
			t.Errorf("%q", got)
		}
		if n := r.count(t, `select count(*) from deliveries where ticket_id = ?`, ticket); n != 1 {
			t.Errorf("%d deliveries", n)
		}
	}
}
