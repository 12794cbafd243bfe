package app_test

import (
	"net/http"
	"strings"
	"testing"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/app/wire"
)

// asCitizen signs the nth test identity of the demonstration in.
func asCitizen(t testing.TB, desk *apptest.Desk, n int) *apptest.Client {
	t.Helper()
	c := desk.Anybody(t)
	if a := c.Do("POST", "/api/v1/citizen/session", map[string]int{"id": n}); a.Status != http.StatusOK {
		t.Fatalf("citizen %d cannot sign in: %d %s", n, a.Status, a.Body)
	}
	return c
}

// contactUs finds the form of a unit.
func contactUs(t testing.TB, c *apptest.Client, unit string) wire.Service {
	t.Helper()
	var list wire.List[wire.Service]
	c.Do("GET", "/api/v1/citizen/services", nil).Into(t, &list)
	for _, s := range list.Items {
		if s.Unit == unit && s.Key == "contact-us" {
			return s
		}
	}
	t.Fatalf("%s offers no contact form: %+v", unit, list)
	return wire.Service{}
}

// write sends a contact by the form of hjarta-karl.
func write(t testing.TB, c *apptest.Client, about, text string, headers ...string) wire.CitizenReceipt {
	t.Helper()
	body := map[string]any{"version": contactUs(t, c, "hjarta-karl").Version, "answers": map[string]string{"about": about, "text": text}}
	a := c.Do("POST", "/api/v1/citizen/contacts", body, headers...)
	var r wire.CitizenReceipt
	if a.Into(t, &r); a.Status != http.StatusCreated {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	return r
}

// A citizen's contact becomes a ticket like any other (KP-4): found by staff with
// how the citizen was identified, promised an answer (E-2), and in the inbox.
func TestCitizensContactBecomesATicket(t *testing.T) {
	desk := apptest.Start(t)
	citizen, anna := asCitizen(t, desk, 1), desk.SignIn(t, "forsta")
	if a := desk.Anybody(t).Do("POST", "/test/clock", map[string]string{"at": "2026-11-24T09:00:00Z"}); a.Status != 200 {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	citizen = asCitizen(t, desk, 1)
	anna = desk.SignIn(t, "forsta")
	first := write(t, citizen, "rebook", "Kan jag få en tid på en måndag i stället?", "Idempotency-Key", "one")
	if first.Alarm || first.AnswerBy != "2026-11-27" || !strings.Contains(first.Promise.Sv, "2–3 vardagar") {
		t.Errorf("%+v", first)
	}
	if again := write(t, citizen, "rebook", "Kan jag få en tid på en måndag i stället?", "Idempotency-Key", "one"); again != first {
		t.Errorf("sent twice: %+v, then %+v", first, again)
	}
	var ticket wire.Ticket
	anna.Do("GET", "/api/v1/tickets/"+first.Thread, nil).Into(t, &ticket)
	who := seed.Citizens()[0]
	if ticket.Channel != "citizen1177" || ticket.IdentifiedBy != "e-id" || ticket.Reason != "rebooking" || ticket.Subject != "Ändra en bokad tid" ||
		ticket.Patient == nil || ticket.Patient.IdentityNumber != who.Number.Display() || ticket.Customer.Kind != "patient" || ticket.AnswerBy == nil {
		t.Errorf("%+v %+v", ticket, ticket.Patient)
	}
	var threads wire.List[wire.CitizenThread]
	citizen.Do("GET", "/api/v1/citizen/threads", nil).Into(t, &threads)
	if len(threads.Items) != 1 || threads.Items[0].Number != first.Thread || threads.Items[0].Unread || threads.Items[0].Subject != "Ändra en bokad tid" {
		t.Errorf("%+v", threads)
	}
	var opened wire.CitizenConversation
	citizen.Do("GET", "/api/v1/citizen/threads/"+first.Thread, nil).Into(t, &opened)
	if len(opened.Messages) != 1 || !opened.Messages[0].Mine || opened.Messages[0].From != who.Name() || !opened.CanWrite {
		t.Errorf("%+v", opened)
	}
	a := citizen.Do("POST", "/api/v1/citizen/threads/"+first.Thread+"/messages", map[string]string{"text": "Gärna före lunch."}, "Idempotency-Key", "two")
	if a.Status != http.StatusCreated {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	citizen.Do("GET", "/api/v1/citizen/threads/"+first.Thread, nil).Into(t, &opened)
	if len(opened.Messages) != 2 || opened.Messages[1].Text != "Gärna före lunch." {
		t.Errorf("%+v", opened)
	}
}
