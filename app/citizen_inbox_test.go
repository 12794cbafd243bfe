package app_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/app/wire"
)

// arrives lets the time for taking back pass and waits until something is so.
func arrives(t testing.TB, desk *apptest.Desk, clock *time.Time, is func() bool) {
	t.Helper()
	*clock = clock.Add(11 * time.Second)
	setClock(t, desk, *clock)
	late := time.NewTimer(30 * time.Second)
	defer late.Stop()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for !is() {
		select {
		case <-late.C:
			t.Fatal("it did not arrive")
		case <-tick.C:
		}
	}
}

func inbox(t testing.TB, c *apptest.Client) []wire.CitizenThread {
	t.Helper()
	var list wire.List[wire.CitizenThread]
	c.Do("GET", "/api/v1/citizen/threads", nil).Into(t, &list)
	return list.Items
}

func conversation(t testing.TB, c *apptest.Client, number string) (w wire.CitizenConversation) {
	t.Helper()
	a := c.Do("GET", "/api/v1/citizen/threads/"+number, nil)
	if a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	a.Into(t, &w)
	return w
}

func open(t testing.TB, c *apptest.Client, number string) (ticket wire.Ticket) {
	t.Helper()
	c.Do("GET", "/api/v1/tickets/"+number, nil).Into(t, &ticket)
	return ticket
}

func unread(t testing.TB, c *apptest.Client) int {
	t.Helper()
	var me wire.Citizen
	c.Do("GET", "/api/v1/citizen/me", nil).Into(t, &me)
	return me.Unread
}

var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// A citizen asks, is asked back, answers, and is answered: staff see what was
// opened, the ticket waits meanwhile, and a closed one opens again.
func TestConversationInTheInbox(t *testing.T) {
	desk, clock := apptest.Start(t), monday
	setClock(t, desk, clock)
	citizen, anna := asCitizen(t, desk, 1), desk.SignIn(t, "forsta")
	number := write(t, citizen, "rebook", "Kan jag byta dag?").Thread
	path := "/api/v1/tickets/" + number
	ticket := open(t, anna, number)
	if len(ticket.ReplyBy) != 1 || ticket.ReplyBy[0] != "inbox" {
		t.Fatalf("%v", ticket.ReplyBy)
	}
	ticketOf(t, anna.Do("POST", path+"/questions", map[string]any{"version": ticket.Version, "text": "Vilken dag passar?"}), http.StatusOK)
	if unread(t, citizen) != 0 {
		t.Error("what can still be taken back is there already")
	}
	arrives(t, desk, &clock, func() bool { return unread(t, citizen) == 1 })
	if list := inbox(t, citizen); len(list) != 1 || !list[0].Unread || !list[0].Question || list[0].Preview != "Vilken dag passar?" {
		t.Fatalf("%+v", list)
	}
	w := conversation(t, citizen, number)
	if len(w.Messages) != 2 || !w.Messages[1].Unread || !w.Messages[1].Question || !strings.HasPrefix(w.Messages[1].From, "Kontaktpunkten Hjärta–Kärl · ") || w.Unread {
		t.Fatalf("%+v", w)
	}
	if again := conversation(t, citizen, number); again.Messages[1].Unread || unread(t, citizen) != 0 {
		t.Errorf("read, and unread: %+v", again)
	}
	opened := 0
	items, _ := newest(t, anna, path, "")
	for _, i := range items {
		if i.Kind == "ticket.inbox-opened" {
			opened++
		}
	}
	if opened != 1 {
		t.Errorf("opened %d times: %+v", opened, items)
	}
	answer := func() apptest.Answer {
		return citizen.Do("POST", "/api/v1/citizen/threads/"+number+"/messages", map[string]string{"text": "På torsdag."}, "Idempotency-Key", "thursday")
	}
	first, again := answer(), answer()
	if first.Status != http.StatusCreated || string(first.Body) != string(again.Body) {
		t.Errorf("%d %s, then %s", first.Status, first.Body, again.Body)
	}
	if ticket = open(t, anna, number); ticket.Status != "active" || !ticket.CustomerWrote || ticket.DueAt == nil {
		t.Errorf("%+v", ticket)
	}
	done := ticketOf(t, anna.Do("POST", path+"/replies", map[string]any{"version": ticket.Version, "text": "Torsdag kl. 10.", "close": map[string]any{"action": "rebooked"}}), http.StatusOK)
	arrives(t, desk, &clock, func() bool { return unread(t, citizen) == 1 })
	if w = conversation(t, citizen, number); !w.Closed || !w.CanWrite || len(w.Messages) != 4 || done.Status != "closed" {
		t.Fatalf("%+v", w)
	}
	if a := citizen.Do("POST", "/api/v1/citizen/threads/"+number+"/messages", map[string]string{"text": "Tack, men fredag då?"}); a.Status != http.StatusCreated {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if ticket = open(t, anna, number); ticket.Status == "closed" {
		t.Errorf("%+v", ticket)
	}
}

// A thread that has been closed for a month takes nothing more.
func TestThreadClosedForLong(t *testing.T) {
	desk := apptest.Start(t)
	setClock(t, desk, monday)
	citizen, anna := asCitizen(t, desk, 1), desk.SignIn(t, "forsta")
	number := write(t, citizen, "other", "Var ligger ni?").Thread
	version := open(t, anna, number).Version
	ticketOf(t, anna.Do("POST", "/api/v1/tickets/"+number+"/close", map[string]any{"version": version, "action": "informed"}), http.StatusOK)
	setClock(t, desk, monday.Add(30*24*time.Hour+time.Minute))
	citizen = asCitizen(t, desk, 1)
	if w := conversation(t, citizen, number); w.CanWrite || !w.Closed {
		t.Errorf("%+v", w)
	}
	a := citizen.Do("POST", "/api/v1/citizen/threads/"+number+"/messages", map[string]string{"text": "Hej igen"})
	if a.Status != http.StatusConflict || a.Slug() != "thread-closed" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}

// Nobody finds another's thread: not by its number, not by its files.
func TestStrangersThreadIsNotThere(t *testing.T) {
	desk := apptest.Start(t)
	mine, other := asCitizen(t, desk, 1), asCitizen(t, desk, 2)
	up := mine.Do("POST", "/api/v1/citizen/attachments?name=lista.txt", []byte("Metoprolol 50 mg"))
	var file wire.Attachment
	if up.Into(t, &file); up.Status != http.StatusCreated || file.Name != "lista.txt" {
		t.Fatalf("%d %s", up.Status, up.Body)
	}
	contact := func(c *apptest.Client) apptest.Answer {
		return c.Do("POST", "/api/v1/citizen/contacts", map[string]any{"version": contactUs(t, c, "hjarta-karl").Version,
			"answers": map[string]string{"about": "other", "text": "Se listan."}, "attachments": []int64{file.ID}})
	}
	if a := contact(other); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("another's file: %d %s", a.Status, a.Body)
	}
	var r wire.CitizenReceipt
	if a := contact(mine); a.Status != http.StatusCreated {
		t.Fatalf("%d %s", a.Status, a.Body)
	} else {
		a.Into(t, &r)
	}
	kept := conversation(t, mine, r.Thread).Messages[0].Attachments
	if len(kept) != 1 || kept[0].Name != "lista.txt" {
		t.Fatalf("%+v", kept)
	}
	path := "/api/v1/citizen/attachments/" + itoa(kept[0].ID)
	got := mine.Do("GET", path, nil)
	if string(got.Body) != "Metoprolol 50 mg" || !strings.HasPrefix(got.Header.Get("Content-Disposition"), "attachment") || got.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%d %v %s", got.Status, got.Header, got.Body)
	}
	for _, way := range []struct {
		method, path string
		body         any
	}{
		{"GET", "/api/v1/citizen/threads/" + r.Thread, nil}, {"POST", "/api/v1/citizen/threads/" + r.Thread + "/messages", map[string]string{"text": "x"}},
		{"GET", path, nil}, {"GET", "/api/v1/citizen/attachments/" + itoa(file.ID), nil}, {"GET", "/api/v1/citizen/attachments/x", nil},
	} {
		if a := other.Do(way.method, way.path, way.body); a.Status != http.StatusNotFound {
			t.Errorf("%s %s: %d %s", way.method, way.path, a.Status, a.Body)
		}
	}
	if list := inbox(t, other); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}

// P-14: a ticket that concerned somebody else all along leaves the inbox at once,
// and what is on its way there does not arrive.
func TestCorrectedPatientLosesTheThread(t *testing.T) {
	desk, clock := apptest.Start(t), monday
	setClock(t, desk, clock)
	wrong, right, anna := asCitizen(t, desk, 1), asCitizen(t, desk, 2), desk.SignIn(t, "forsta")
	body := booking()
	body["patient"] = map[string]any{"identity_number": seed.Citizens()[0].Number.Display()}
	ticket := ticketOf(t, anna.Do("POST", "/api/v1/tickets", body), http.StatusCreated)
	path := "/api/v1/tickets/" + ticket.Number
	ticket = ticketOf(t, anna.Do("POST", path+"/replies", map[string]any{"version": ticket.Version, "text": "Tiden är på torsdag.", "via": "inbox"}), http.StatusOK)
	arrives(t, desk, &clock, func() bool { return unread(t, wrong) == 1 })
	if w := inbox(t, wrong); w[0].Subject == ticket.Subject {
		t.Errorf("the citizen reads what staff wrote for each other: %+v", w)
	}
	ticket = ticketOf(t, anna.Do("POST", path+"/replies", map[string]any{"version": ticket.Version, "text": "Och på fredag.", "via": "inbox"}), http.StatusOK)
	ticketOf(t, anna.Do("POST", path+"/correct-patient", map[string]any{"version": ticket.Version, "why": "Fel person vald.",
		"patient": map[string]any{"identity_number": seed.Citizens()[1].Number.Display()}}), http.StatusOK)
	if list := inbox(t, wrong); len(list) != 0 || unread(t, wrong) != 0 {
		t.Errorf("%+v", list)
	}
	if a := wrong.Do("GET", "/api/v1/citizen/threads/"+ticket.Number, nil); a.Status != http.StatusNotFound {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	failed := func() bool {
		items, _ := newest(t, anna, path, "")
		for _, i := range items {
			if i.Kind == "ticket.delivery-failed" {
				return true
			}
		}
		return false
	}
	arrives(t, desk, &clock, failed)
	if len(inbox(t, wrong))+len(inbox(t, right)) != 0 {
		t.Error("it arrived all the same")
	}
}

func itoa(id int64) string { return strconv.FormatInt(id, 10) }

// What staff attach reaches the citizen, as a download, and no other citizen.
func TestFilesFromStaff(t *testing.T) {
	desk, clock := apptest.Start(t), monday
	setClock(t, desk, clock)
	citizen, other, anna := asCitizen(t, desk, 1), asCitizen(t, desk, 2), desk.SignIn(t, "forsta")
	number := write(t, citizen, "before-visit", "Ska jag fasta?").Thread
	var file wire.Attachment
	if a := anna.Do("POST", "/api/v1/attachments?name=Inf%C3%B6r%20bes%C3%B6ket.txt", []byte("Fasta fyra timmar.")); a.Status != http.StatusCreated {
		t.Fatalf("%d %s", a.Status, a.Body)
	} else {
		a.Into(t, &file)
	}
	ticketOf(t, anna.Do("POST", "/api/v1/tickets/"+number+"/replies", map[string]any{"version": open(t, anna, number).Version, "text": "Se bilagan.", "attachments": []int64{file.ID}}), http.StatusOK)
	if a := citizen.Do("GET", "/api/v1/citizen/attachments/"+itoa(file.ID), nil); a.Status != http.StatusNotFound {
		t.Errorf("before it has left: %d %s", a.Status, a.Body)
	}
	arrives(t, desk, &clock, func() bool { return unread(t, citizen) == 1 })
	got := conversation(t, citizen, number).Messages[1].Attachments
	if len(got) != 1 || got[0].Name != "Inför besöket.txt" {
		t.Fatalf("%+v", got)
	}
	path := "/api/v1/citizen/attachments/" + itoa(got[0].ID)
	if a := citizen.Do("GET", path, nil); string(a.Body) != "Fasta fyra timmar." || !strings.HasPrefix(a.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("%d %v %s", a.Status, a.Header, a.Body)
	}
	if a := other.Do("GET", path, nil); a.Status != http.StatusNotFound {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}
