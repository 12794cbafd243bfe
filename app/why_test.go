package app_test

import (
	"net/http"
	"testing"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/wire"
)

// "Varför ligger ärendet här?": the rule with what it saw, the rules above, and
// every move since; each reading is logged (P-3), and nobody reads what is not
// hers (P-2).
func TestWhyHere(t *testing.T) {
	desk := apptest.Start(t)
	anna, nurse, auditor := desk.SignIn(t, "forsta"), desk.SignIn(t, "andra"), desk.SignIn(t, "granskare")
	var ticket wire.Ticket
	anna.Do("POST", "/api/v1/tickets", map[string]any{"channel": "phone", "reason": "nurse-advice", "subject": "Råd", "text": "Undrar om medicinen", "identified_by": "told-number",
		"customer": map[string]string{"kind": "patient"}, "patient": map[string]string{"identity_number": "192705187892", "name": "Signe Almgren"}}).Into(t, &ticket)

	var why wire.WhyHere
	nurse.Do("GET", "/api/v1/tickets/"+ticket.Number+"/why", nil).Into(t, &why)
	if r := why.Routing; r == nil || r.Rule != "rad-i-telefon" || r.Queue == nil || r.Queue.Name != "Sjuksköterskor" || len(r.Reasons) != 2 || r.Reasons[0].Saw[0] != "phone" || len(r.Above) == 0 || r.Above[0].Failed == nil {
		t.Errorf("%+v", r)
	}
	if why.Queue.Name != "Sjuksköterskor" || len(why.Moves) != 0 {
		t.Errorf("before anything moved it: %+v", why)
	}

	nurse.Do("POST", "/api/v1/tickets/"+ticket.Number+"/take", map[string]int{"version": 1}).Into(t, &ticket)
	nurse.Do("POST", "/api/v1/tickets/"+ticket.Number+"/escalate", map[string]any{"version": ticket.Version, "group": "arytmi", "reason": "needs-specialist", "question": "Ska dosen ändras?"}).Into(t, &ticket)
	anna.Do("GET", "/api/v1/tickets/"+ticket.Number+"/why", nil).Into(t, &why)
	if len(why.Moves) != 1 || why.Moves[0].Kind != "ticket.escalated" || why.Moves[0].From.Name != "Sjuksköterskor" || why.Moves[0].To.Name != "Arytmi" || why.Moves[0].Actor.Name == "" || why.Queue.Name != "Arytmi" {
		t.Errorf("after it moved: %+v", why)
	}

	if a := desk.SignIn(t, "vardgaranti").Do("GET", "/api/v1/tickets/"+ticket.Number+"/why", nil); a.Status != http.StatusNotFound {
		t.Errorf("another unit: %d %s", a.Status, a.Body)
	}
	var log wire.List[wire.AccessEntry]
	auditor.Do("POST", "/api/v1/access-log/search", map[string]string{"ticket": ticket.Number}).Into(t, &log)
	asked := 0
	for _, e := range log.Items {
		if e.Activity == "read" && e.Args == "why" && len(e.Patients) == 1 {
			asked++
		}
	}
	if asked != 2 {
		t.Errorf("%d of two readings are logged: %+v", asked, log.Items)
	}
}

// KP-7a: what was chosen at the red card is kept with who chose it, from the
// form and on the ticket, and lowers nothing.
func TestAlarmChoiceIsKept(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	contact := map[string]any{"channel": "phone", "reason": "general-information", "subject": "Svimmat", "text": "Svimmade nyss och har ont i bröstet", "identified_by": "not-identified",
		"customer": map[string]string{"kind": "other"}, "alarm_choice": "no-emergency"}
	var ticket wire.Ticket
	anna.Do("POST", "/api/v1/tickets", contact).Into(t, &ticket)
	if c := ticket.AlarmChoice; c == nil || c.Choice != "no-emergency" || c.By == nil || c.By.Name == "" || ticket.Priority != 1 || ticket.Queue.Name != "Sjuksköterskor" {
		t.Fatalf("%+v", ticket)
	}
	a := anna.Do("POST", "/api/v1/tickets/"+ticket.Number+"/alarm-choice", map[string]any{"choice": "112", "version": ticket.Version})
	a.Into(t, &ticket)
	if c := ticket.AlarmChoice; a.Status != http.StatusOK || c == nil || c.Choice != "112" || ticket.Priority != 1 || len(ticket.Alarm) == 0 {
		t.Errorf("%d %+v", a.Status, ticket)
	}
	var line wire.List[wire.TimelineItem]
	anna.Do("GET", "/api/v1/tickets/"+ticket.Number+"/timeline", nil).Into(t, &line)
	var chosen []string
	for _, item := range line.Items {
		if c := item.Data["alarm_choice"]; c != "" {
			chosen = append(chosen, item.Kind+" "+c)
		}
	}
	if len(chosen) != 2 || chosen[0] != "ticket.registered no-emergency" || chosen[1] != "ticket.alarm-chosen 112" {
		t.Errorf("the events say %v", chosen)
	}
	contact["text"], contact["subject"] = "När har ni öppet?", "Öppettider"
	delete(contact, "alarm_choice")
	anna.Do("POST", "/api/v1/tickets", contact).Into(t, &ticket)
	if a := anna.Do("POST", "/api/v1/tickets/"+ticket.Number+"/alarm-choice", map[string]any{"choice": "112", "version": ticket.Version}); a.Status != http.StatusConflict || a.Slug() != "no-alarm" {
		t.Errorf("without words: %d %s", a.Status, a.Body)
	}
}
