package app_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	netmail "net/mail"
	"net/smtp"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/channel/email/letterbox"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/app/wire"
)

// mailDesk is a desk that mails come in to.
type mailDesk struct {
	*apptest.Desk
	t *testing.T
}

func (d mailDesk) mail(from, id, text string, headers ...string) {
	d.t.Helper()
	lines := append([]string{"From: " + from, "To: kontaktpunkten@example.se", "Message-ID: " + id, "Date: Tue, 24 Nov 2026 10:00:00 +0100", "Subject: Undrar"}, headers...)
	raw := strings.Join(lines, "\r\n") + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n"
	sender, err := netmail.ParseAddress(from)
	if err == nil {
		err = smtp.SendMail(d.App.MailAddr(), nil, sender.Address, []string{"kontaktpunkten@example.se"}, []byte(raw))
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d mailDesk) list(c *apptest.Client, query string) wire.List[wire.MailEntry] {
	d.t.Helper()
	var page wire.List[wire.MailEntry]
	a := c.Do("GET", "/api/v1/mail?"+query, nil)
	if a.Into(d.t, &page); a.Status != http.StatusOK {
		d.t.Fatalf("%d %s", a.Status, a.Body)
	}
	return page
}

func place(id int64) string { return fmt.Sprintf("/api/v1/mail/%d/place", id) }

// A mail that waits is shown with the likely ticket, read with its text, and
// placed by a person: on that ticket, where it lies as what the customer wrote.
func TestAMailInQuarantineIsPlacedByAPerson(t *testing.T) {
	d := mailDesk{apptest.Start(t), t}
	anna := d.SignIn(t, "forsta")
	d.mail("eva@example.org", "<1@example.org>", "Hej")
	d.mail("bo@example.org", "<2@example.org>", "Jag är hennes bror", "In-Reply-To: <1@example.org>")
	page := d.list(anna, "waiting=true")
	if len(page.Items) != 1 || page.Items[0].Likely == nil || page.Items[0].Text != "" || !page.Items[0].Placeable || page.Items[0].Why != "other-sender" || page.Items[0].From != "bo@example.org" {
		t.Fatalf("waiting: %+v", page.Items)
	}
	m := page.Items[0]
	ticket := m.Likely.Number
	var opened wire.MailEntry
	anna.Do("GET", fmt.Sprint("/api/v1/mail/", m.ID), nil).Into(t, &opened)
	if opened.Text != "Jag är hennes bror" || opened.Likely == nil {
		t.Errorf("opened: %+v", opened)
	}
	raw := anna.Do("GET", fmt.Sprintf("/api/v1/mail/%d/raw", m.ID), nil)
	if raw.Status != http.StatusOK || !strings.Contains(string(raw.Body), "Message-ID: <2@example.org>\r\n") || !strings.HasPrefix(raw.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("as it came: %d %s", raw.Status, raw.Header.Get("Content-Disposition"))
	}
	var placed wire.MailEntry
	a := anna.Do("POST", place(m.ID), wire.PlaceMail{Ticket: ticket}, "Idempotency-Key", "once")
	if a.Into(t, &placed); a.Status != http.StatusOK || placed.Outcome != "joined" || placed.Ticket != ticket || placed.SettledBy == nil || placed.SettledBy.Name == "" || placed.SettledAt == nil || placed.Placeable {
		t.Errorf("placed: %d %+v", a.Status, placed)
	}
	if a := anna.Do("POST", place(m.ID), wire.PlaceMail{Ticket: ticket}, "Idempotency-Key", "once"); a.Status != http.StatusOK {
		t.Errorf("sent again: %d %s", a.Status, a.Body)
	}
	if a := anna.Do("POST", place(m.ID), wire.PlaceMail{New: true}); a.Status != http.StatusConflict || a.Slug() != "mail-already-placed" {
		t.Errorf("placed once more: %d %s", a.Status, a.Body)
	}
	var events wire.List[wire.TimelineItem]
	anna.Do("GET", "/api/v1/tickets/"+ticket+"/timeline", nil).Into(t, &events)
	kinds := []string{}
	for _, e := range events.Items {
		kinds = append(kinds, e.Kind)
	}
	if want := []string{"ticket.registered", "ticket.received", "mail.settled"}; !slices.Equal(kinds, want) || events.Items[1].Text != "Jag är hennes bror" || events.Items[2].Actor == nil {
		t.Errorf("the ticket tells %q, want %q", kinds, want)
	}
	if left := d.list(anna, "waiting=true"); len(left.Items) != 0 {
		t.Errorf("still waiting: %+v", left.Items)
	}
	// Now that a person has said so, the next mail of the brother joins by itself.
	d.mail("bo@example.org", "<3@example.org>", "En sak till", "In-Reply-To: <2@example.org>")
	if all := d.list(anna, ""); all.Items[0].Outcome != "joined" || all.Items[0].Ticket != ticket {
		t.Errorf("the next one: %+v", all.Items[0])
	}
}

// A waiting mail becomes a ticket of its own with the promise of when it came, or
// is parked for good; exactly one of the three is said.
func TestAMailBecomesATicketOrIsParked(t *testing.T) {
	d := mailDesk{apptest.Start(t), t}
	anna := d.SignIn(t, "forsta")
	d.mail("eva@example.org", "<1@example.org>", "Hej")
	for _, id := range []string{"<2@example.org>", "<3@example.org>"} {
		d.mail("bo@example.org", id, "Gäller mig själv", "In-Reply-To: <1@example.org>")
	}
	waiting := d.list(anna, "waiting=true").Items
	var made wire.MailEntry
	a := anna.Do("POST", place(waiting[0].ID), wire.PlaceMail{New: true})
	if a.Into(t, &made); a.Status != http.StatusOK || made.Outcome != "new" || made.Ticket == "" || made.Ticket == waiting[0].Likely.Number {
		t.Fatalf("%d %+v", a.Status, made)
	}
	var ticket wire.Ticket
	anna.Do("GET", "/api/v1/tickets/"+made.Ticket, nil).Into(t, &ticket)
	if ticket.Channel != "email" || ticket.Customer.Email != "bo@example.org" || ticket.Preview != "Gäller mig själv" || !ticket.OccurredAt.Equal(waiting[0].ReceivedAt) || ticket.AnswerBy == nil {
		t.Errorf("%+v", ticket)
	}
	var parked wire.MailEntry
	if a := anna.Do("POST", place(waiting[1].ID), wire.PlaceMail{Park: true}); a.Status != http.StatusOK {
		t.Errorf("%d %s", a.Status, a.Body)
	} else if a.Into(t, &parked); parked.Outcome != "parked" || parked.Why != "by-person" || parked.Placeable || parked.SettledBy == nil {
		t.Errorf("parked: %+v", parked)
	}
	for _, b := range []wire.PlaceMail{{}, {New: true, Park: true}, {Ticket: ticket.Number, New: true}} {
		if a := anna.Do("POST", place(waiting[1].ID), b); a.Status != http.StatusUnprocessableEntity || a.Slug() != "one-of" {
			t.Errorf("%+v: %d %s", b, a.Status, a.Body)
		}
	}
	if a := anna.Do("POST", place(99999), wire.PlaceMail{New: true}); a.Status != http.StatusNotFound || a.Slug() != "mail-not-found" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}

// Two people place one mail at once: one does, the other is told.
func TestTwoPlaceOneMail(t *testing.T) {
	d := mailDesk{apptest.Start(t), t}
	anna, chef := d.SignIn(t, "forsta"), d.SignIn(t, "chef")
	d.mail("eva@example.org", "<1@example.org>", "Hej")
	d.mail("bo@example.org", "<2@example.org>", "Hej", "In-Reply-To: <1@example.org>")
	id := d.list(anna, "waiting=true").Items[0].ID
	statuses := make([]int, 2)
	var both sync.WaitGroup
	for i, c := range []*apptest.Client{anna, chef} {
		both.Go(func() { statuses[i] = c.Do("POST", place(id), wire.PlaceMail{New: true}).Status })
	}
	both.Wait()
	if slices.Sort(statuses); !slices.Equal(statuses, []int{http.StatusOK, http.StatusConflict}) {
		t.Errorf("answered %v", statuses)
	}
}

// KP-7a: of the mails that wait, one that suggests an emergency comes first, though
// it is older; it waits because it might be a loop.
func TestAnEmergencyWaitsFirst(t *testing.T) {
	d := mailDesk{apptest.Start(t), t}
	anna := d.SignIn(t, "forsta")
	for i := range letterbox.PerHour {
		d.mail("eva@example.org", fmt.Sprintf("<%d@example.org>", i), "Hej")
	}
	d.mail("eva@example.org", "<red@example.org>", "Jag har ont i bröstet")
	d.mail("bo@example.org", "<newer@example.org>", "Hej", "In-Reply-To: <1@example.org>")
	seen := []string{}
	for cursor := ""; ; {
		page := d.list(anna, "waiting=true&limit=1&cursor="+url.QueryEscape(cursor))
		for _, m := range page.Items {
			seen = append(seen, fmt.Sprint(len(m.Alarm) > 0))
		}
		if cursor = page.NextCursor; cursor == "" {
			break
		}
	}
	if !slices.Equal(seen, []string{"true", "false"}) {
		t.Errorf("waiting, red: %v", seen)
	}
}

// The list pages by its filters; who follows the work sees it and places
// nothing, and another unit sees none of it (P-2).
func TestTheListOfMails(t *testing.T) {
	d := mailDesk{apptest.Start(t), t}
	anna := d.SignIn(t, "forsta")
	d.mail("eva@example.org", "<1@example.org>", "Hej")
	d.mail("bo@example.org", "<2@example.org>", "Jag har ont i bröstet", "In-Reply-To: <1@example.org>")
	d.mail("bo@example.org", "<3@example.org>", "Hej", "In-Reply-To: <1@example.org>")
	d.mail("eva@example.org", "<4@example.org>", "Borta", "Auto-Submitted: auto-replied")
	if err := smtp.SendMail(d.App.MailAddr(), nil, "eva@example.org", []string{"ingen@example.se"}, []byte("Hej")); err == nil {
		t.Error("a mail to nobody was taken")
	}
	for query, want := range map[string][]string{
		"":                                {"refused", "parked", "quarantine", "new", "new"},
		"outcome=parked":                  {"parked"},
		"kind=auto-reply":                 {"parked"},
		"unit=hjarta-karl":                {"parked", "quarantine", "new", "new"},
		"unit=hjarta-karl&outcome=joined": {},
	} {
		got := []string{}
		for _, m := range d.list(anna, query).Items {
			got = append(got, m.Outcome)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", query, got, want)
		}
	}
	if a := anna.Do("GET", "/api/v1/mail?cursor=x", nil); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if a := d.SignIn(t, "tredje").Do("GET", "/api/v1/mail", nil); a.Status != http.StatusForbidden {
		t.Errorf("a specialist: %d", a.Status)
	}
}

// A protected patient's mail shows neither address nor name in the list, and
// reading it is logged with the patient (P-3, P-4).
func TestAProtectedPatientsMail(t *testing.T) {
	d := mailDesk{apptest.Start(t), t}
	owner, err := postgres.Open(t.Context(), d.DB.OwnerURL, 2, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	number := seed.Identity(11)
	if err := owner.AddPatients(t.Context(), []postgres.SeededPatient{{IdentityNumber: number.String(), IdentityKind: "personal", Name: "Skyddad Person", Protection: "marked", AgreedWay: "Ring via växeln"}}, time.Now()); err != nil {
		t.Fatal(err)
	}
	d.mail("Skyddad Person <skyddad@example.org>", "<1@example.org>", "Hej")
	d.mail("bo@example.org", "<2@example.org>", "Hej", "In-Reply-To: <1@example.org>")
	if err := owner.Gorm(t.Context()).Exec(`update tickets set patient_id = (select id from patients where identity_number = ?) where channel = 'email'`, number.String()).Error; err != nil {
		t.Fatal(err)
	}
	anna := d.SignIn(t, "forsta")
	page := d.list(anna, "")
	text, err := json.Marshal(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"skyddad@", "Skyddad", "bo@example.org"} {
		if strings.Contains(string(text), secret) {
			t.Errorf("the list shows %q: %s", secret, text)
		}
	}
	anna.Do("GET", fmt.Sprint("/api/v1/mail/", page.Items[0].ID), nil)
	if a := anna.Do("GET", fmt.Sprintf("/api/v1/mail/%d/raw", page.Items[0].ID), nil); a.Status != http.StatusForbidden {
		t.Errorf("its bytes: %d", a.Status)
	}
	for resource, activity := range map[string]string{"mails": "list", "mail": "read"} {
		var n int
		if err := owner.Gorm(t.Context()).Raw(`select count(*) from access_log where resource = ? and activity = ? and patient_ids = array[(select id from patients where identity_number = ?)]`, resource, activity, number.String()).Row().Scan(&n); err != nil || n != 1 {
			t.Errorf("%s of %s: %d rows, %v", activity, resource, n, err)
		}
	}
}
