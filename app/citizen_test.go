package app_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
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
	setClock(t, desk, monday.AddDate(0, 0, 1))
	citizen, anna := asCitizen(t, desk, 1), desk.SignIn(t, "forsta")
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

// A citizen's session opens nothing of the staff's, and theirs nothing of the
// citizens', whatever cookie the token is put into.
func TestCitizensAndStaffHaveSessionsApart(t *testing.T) {
	desk := apptest.Start(t)
	citizen, anna := asCitizen(t, desk, 1), desk.SignIn(t, "forsta")
	_, citizensToken, _ := strings.Cut(citizen.Cookie, "=")
	_, annasToken, _ := strings.Cut(anna.Cookie, "=")
	if !strings.HasPrefix(citizen.Cookie, "kp_citizen=") || !strings.HasPrefix(anna.Cookie, "kp_session=") {
		t.Fatalf("%s %s", citizen.Cookie, anna.Cookie)
	}
	for _, c := range []struct{ cookie, path string }{
		{citizen.Cookie, "/api/v1/me"}, {citizen.Cookie, "/api/v1/tickets"}, {citizen.Cookie, "/API/v1/Me"}, {"kp_session=" + citizensToken, "/api/v1/me"},
		{anna.Cookie, "/api/v1/citizen/me"}, {anna.Cookie, "/api/v1/citizen/threads"}, {anna.Cookie, "/API/v1/Citizen/me"},
		{"kp_citizen=" + annasToken, "/api/v1/citizen/me"}, {"kp_citizen=" + annasToken, "/api/v1/me"}, {"kp_session=" + citizensToken, "/api/v1/citizen/me"},
	} {
		stranger := desk.Anybody(t)
		if a := stranger.Do("GET", c.path, nil, "Cookie", c.cookie); a.Status != http.StatusUnauthorized || a.Slug() != "session-ended" {
			t.Errorf("%s with %.12s: %d %s", c.path, c.cookie, a.Status, a.Body)
		}
	}
	a := desk.Anybody(t).Do("POST", "/api/v1/citizen/session", map[string]int{"id": 1})
	for _, part := range []string{"kp_citizen=", "Path=/api/v1/citizen", "HttpOnly", "SameSite=Strict"} {
		if !strings.Contains(a.Header.Get("Set-Cookie"), part) {
			t.Errorf("the cookie lacks %s: %s", part, a.Header.Get("Set-Cookie"))
		}
	}
	if a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("kept: %v", a.Header)
	}
	if a := citizen.Do("DELETE", "/api/v1/citizen/session", nil); a.Status != http.StatusNoContent {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if a := desk.Anybody(t).Do("GET", "/api/v1/citizen/me", nil, "Cookie", "kp_citizen="+citizensToken); a.Status != http.StatusUnauthorized {
		t.Errorf("signed out, and %d %s", a.Status, a.Body)
	}
}

// clock sets the desk's.
func setClock(t testing.TB, desk *apptest.Desk, at time.Time) {
	t.Helper()
	if a := desk.Anybody(t).Do("POST", "/test/clock", map[string]string{"at": at.Format(time.RFC3339)}); a.Status != 200 {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
}

// A citizen's session ends after 30 minutes without use, and after 8 hours of use.
func TestCitizensSessionEnds(t *testing.T) {
	desk := apptest.Start(t)
	at := time.Date(2026, 11, 24, 7, 0, 0, 0, time.UTC)
	setClock(t, desk, at)
	idle, busy := asCitizen(t, desk, 1), asCitizen(t, desk, 2)
	var me wire.Citizen
	if idle.Do("GET", "/api/v1/citizen/me", nil).Into(t, &me); me.IdleSeconds != 1800 || me.Name != seed.Citizens()[0].Name() || me.Drafts == "" {
		t.Errorf("%+v", me)
	}
	for passed := 29 * time.Minute; passed < 8*time.Hour; passed += 29 * time.Minute {
		setClock(t, desk, at.Add(passed))
		if a := busy.Do("GET", "/api/v1/citizen/me", nil); a.Status != http.StatusOK {
			t.Fatalf("in use, after %s: %d %s", passed, a.Status, a.Body)
		}
		if passed < 30*time.Minute {
			continue
		}
		if a := idle.Do("GET", "/api/v1/citizen/me", nil); a.Status != http.StatusUnauthorized || a.Slug() != "session-ended" {
			t.Fatalf("idle, after %s: %d %s", passed, a.Status, a.Body)
		}
	}
	setClock(t, desk, at.Add(8*time.Hour+time.Minute))
	if a := busy.Do("GET", "/api/v1/citizen/me", nil); a.Status != http.StatusUnauthorized {
		t.Errorf("after 8 hours: %d %s", a.Status, a.Body)
	}
}

// Outside the demonstration nobody is chosen: there is no such thing.
func TestIdentitiesAreTheDemonstrations(t *testing.T) {
	desk := apptest.Start(t, "KP_DEMO=false", "KP_TEST_CLOCK=false")
	var start wire.CitizenStart
	desk.Anybody(t).Do("GET", "/api/v1/citizen/start", nil).Into(t, &start)
	if len(start.Demo) != 0 || start.SignIn != "" {
		t.Errorf("%+v", start)
	}
	if a := desk.Anybody(t).Do("POST", "/api/v1/citizen/session", map[string]int{"id": 1}); a.Status != http.StatusNotFound {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if a := desk.Anybody(t).Do("GET", "/api/v1/citizen/sign-in", nil); a.Status != http.StatusNotFound {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}

// Each fault of an answered form is told at its question, and nothing is kept.
func TestFormIsCheckedQuestionByQuestion(t *testing.T) {
	desk := apptest.Start(t)
	citizen := asCitizen(t, desk, 1)
	form := contactUs(t, citizen, "ortopedi")
	right := func() map[string]any { return map[string]any{"about": "rebook", "text": "Byta dag."} }
	for _, c := range []struct {
		what, field, slug string
		answers           any
	}{
		{"nothing", "answers.about", "required", map[string]any{}},
		{"no text", "answers.text", "required", with2(right(), "text", "  \n ")},
		{"too long a text", "answers.text", "too-long", with2(right(), "text", strings.Repeat("å", 2001))},
		{"no such choice", "answers.about", "unknown-value", with2(right(), "about", "tax")},
		{"no phone number", "answers.phone", "phone-invalid", with2(right(), "phone", "ring mig")},
		{"a number", "answers.text", "wrong-type", with2(right(), "text", 7)},
		{"a question that nobody asked", "answers.colour", "unexpected", with2(right(), "colour", "red")},
		{"a name that is a number", "answers.?", "unexpected", with2(right(), "18900112-9817", "red")},
		{"files as text", "answers.files", "unexpected", with2(right(), "files", "1")},
		{"a list", "answers", "wrong-type", []int{1}},
	} {
		t.Run(c.what, func(t *testing.T) {
			a := citizen.Do("POST", "/api/v1/citizen/contacts", map[string]any{"version": form.Version, "answers": c.answers})
			var p wire.Problem
			a.Into(t, &p)
			if a.Status != http.StatusUnprocessableEntity || !slices.Contains(p.Fields, wire.ProblemField{Field: c.field, Slug: c.slug}) || strings.Contains(string(a.Body), "189001") {
				t.Errorf("%d %s", a.Status, a.Body)
			}
		})
	}
	gone := citizen.Do("POST", "/api/v1/citizen/contacts", map[string]any{"version": 4711, "answers": right()})
	if gone.Status != http.StatusConflict || gone.Slug() != "form-version-gone" {
		t.Errorf("%d %s", gone.Status, gone.Body)
	}
	strange := citizen.Do("POST", "/api/v1/citizen/contacts", map[string]any{"version": form.Version, "answers": right(), "attachments": []int{4711}})
	if strange.Status != http.StatusUnprocessableEntity || strange.Slug() != "unknown" {
		t.Errorf("%d %s", strange.Status, strange.Body)
	}
	var threads wire.List[wire.CitizenThread]
	if citizen.Do("GET", "/api/v1/citizen/threads", nil).Into(t, &threads); len(threads.Items) != 0 {
		t.Errorf("%+v", threads)
	}
}

func with2(answers map[string]any, id string, value any) map[string]any {
	answers[id] = value
	return answers
}

// KP-7a: a text that suggests an emergency says so at once, and lies first with
// the nurses; what a form says by itself never does.
func TestEmergencyInACitizensText(t *testing.T) {
	desk := apptest.Start(t)
	citizen, anna := asCitizen(t, desk, 1), desk.SignIn(t, "forsta")
	r := write(t, citizen, "rebook", "Jag har ont i bröstet sedan i morse, kan jag få en tid?")
	if !r.Alarm {
		t.Errorf("%+v", r)
	}
	var ticket wire.Ticket
	anna.Do("GET", "/api/v1/tickets/"+r.Thread, nil).Into(t, &ticket)
	if ticket.Queue.Name != "Sjuksköterskor" || ticket.Priority != 1 || len(ticket.Alarm) == 0 {
		t.Errorf("%+v", ticket)
	}
	calm := write(t, citizen, "advice", "När får jag duscha igen?")
	a := citizen.Do("POST", "/api/v1/citizen/threads/"+calm.Thread+"/messages", map[string]string{"text": "Nu har jag svimmat två gånger."})
	var later wire.CitizenReceipt
	if a.Into(t, &later); calm.Alarm || !later.Alarm {
		t.Errorf("%+v, then %+v", calm, later)
	}
	anna.Do("GET", "/api/v1/tickets/"+calm.Thread, nil).Into(t, &ticket)
	if ticket.Priority != 1 || len(ticket.Alarm) == 0 {
		t.Errorf("%+v", ticket)
	}
}

// Who began to answer a form before a new version came is taken at that word:
// the answers are kept with the version that was shown (E-1).
func TestOlderVersionOfAForm(t *testing.T) {
	desk := apptest.Start(t)
	citizen := asCitizen(t, desk, 1)
	old := contactUs(t, citizen, "hjarta-karl")
	owner, err := postgres.Open(t.Context(), desk.DB.OwnerURL, 2, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	series := postgres.Series{Key: old.Key, Unit: owner.Book().Directory().UnitByCode(old.Unit).ID}
	current, err := postgres.Services(owner).Current(t.Context(), series)
	if err != nil {
		t.Fatal(err)
	}
	newer := strings.Replace(string(current.Body), "Ändra en bokad tid", "Byta tid", 1)
	published, err := postgres.Services(owner).Publish(t.Context(), tickets.Actor{Kind: tickets.BySystem}, series, current.Number, []byte(newer))
	if err != nil {
		t.Fatal(err)
	}
	if now := contactUs(t, citizen, "hjarta-karl"); now.Version != published.ID || old.Version != current.ID {
		t.Fatalf("%d, then %d", old.Version, now.Version)
	}
	var r wire.CitizenReceipt
	a := citizen.Do("POST", "/api/v1/citizen/contacts", map[string]any{"version": old.Version, "answers": map[string]string{"about": "rebook", "text": "Byta dag?"}})
	if a.Into(t, &r); a.Status != http.StatusCreated {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	if list := inbox(t, citizen); list[0].Subject != "Ändra en bokad tid" {
		t.Errorf("%+v", list)
	}
	citizen.Do("PUT", "/api/v1/citizen/settings", map[string]string{"language": "en", "notify_email": ""})
	if list := inbox(t, citizen); list[0].Subject != "Change a booked appointment" {
		t.Errorf("%+v", list)
	}
}
