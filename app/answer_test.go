package app_test

import (
	"net/http"
	"slices"
	"testing"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/wire"
)

// asked is a person's ticket with a mail address to answer to.
func asked(t *testing.T, c *apptest.Client, email, subject string) wire.Ticket {
	t.Helper()
	b := booking()
	b["customer"], b["subject"] = map[string]any{"kind": "patient", "email": email}, subject
	return ticketOf(t, c.Do("POST", "/api/v1/tickets", b), http.StatusCreated)
}

func ticketOf(t *testing.T, a apptest.Answer, status int) (ticket wire.Ticket) {
	t.Helper()
	if a.Status != status {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	a.Into(t, &ticket)
	return ticket
}

// E-2, E-4, P-9: an administrator answers by mail, takes it back, and answers and
// closes in one act; the same request twice is one answer.
func TestAnsweringByMail(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	ticket := asked(t, anna, "olof@example.org", "Undrar om tid")
	path := "/api/v1/tickets/" + ticket.Number
	if !slices.Equal(ticket.ReplyBy, []string{"email", "inbox"}) || ticket.ReplyTo != "olof@example.org" || !ticket.Can.Reply {
		t.Errorf("%v %q %+v", ticket.ReplyBy, ticket.ReplyTo, ticket.Can)
	}
	stopped := anna.Do("POST", path+"/replies", map[string]any{"version": 1, "text": "Gäller 19121212-1212"})
	if stopped.Status != http.StatusUnprocessableEntity || stopped.Slug() != "identity-number-in-mail" {
		t.Errorf("%d %s", stopped.Status, stopped.Body)
	}
	reply := func() wire.Ticket {
		return ticketOf(t, anna.Do("POST", path+"/replies", map[string]any{"version": 1, "text": "Tiden är på torsdag.", "html": "<p>Tiden är på <b>torsdag</b>.<script>x()</script></p>"}, "Idempotency-Key", "a"), http.StatusOK)
	}
	answered := reply()
	if again := reply(); again.Version != answered.Version || again.AnsweredAt == nil || again.Handler == nil {
		t.Errorf("%+v", again)
	}
	stale := anna.Do("POST", path+"/replies", map[string]any{"version": 1, "text": "En annan"})
	if stale.Status != http.StatusConflict || stale.Slug() != "stale-version" {
		t.Errorf("%d %s", stale.Status, stale.Body)
	}
	items, _ := newest(t, anna, path, "")
	m := items[0].Message
	if m == nil || !m.Outgoing || !m.HTML || m.To != "olof@example.org" || m.Delivery == nil || m.Delivery.UndoUntil == nil {
		t.Fatalf("%+v", m)
	}
	back := ticketOf(t, anna.Do("POST", path+"/unsend", map[string]any{"version": answered.Version, "message": m.ID}), http.StatusOK)
	if back.AnsweredAt != nil || back.Status != "active" {
		t.Errorf("%+v", back)
	}
	if a := anna.Do("POST", path+"/unsend", map[string]any{"version": back.Version, "message": m.ID}); a.Slug() != "unknown" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	done := ticketOf(t, anna.Do("POST", path+"/replies", map[string]any{"version": back.Version, "text": "På fredag.", "close": map[string]any{"action": "informed"}}), http.StatusOK)
	if done.Status != "closed" || done.Action == nil || done.Action.Code != "informed" {
		t.Errorf("%+v", done)
	}
	// The newest page first, then the older, each thing once.
	var kinds []string
	for cursor := ""; ; {
		page, next := newest(t, anna, path, cursor)
		for _, i := range page {
			kinds = append(kinds, i.Kind)
		}
		if cursor = next; cursor == "" {
			break
		}
	}
	if want := []string{"ticket.closed", "ticket.replied", "ticket.unsent", "ticket.replied", "ticket.registered"}; !slices.Equal(kinds, want) {
		t.Errorf("%q", kinds)
	}
}

func newest(t *testing.T, c *apptest.Client, path, cursor string) ([]wire.TimelineItem, string) {
	t.Helper()
	var page wire.List[wire.TimelineItem]
	a := c.Do("GET", path+"/timeline?order=newest&limit=2&cursor="+cursor, nil)
	if a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	a.Into(t, &page)
	return page.Items, page.NextCursor
}

// P-12, E-6: a medical answer is a nurse's; anybody may ask, and then the ticket
// waits.
func TestWhoAnswers(t *testing.T) {
	desk := apptest.Start(t)
	anna, cilla := desk.SignIn(t, "forsta"), desk.SignIn(t, "andra")
	b := booking()
	b["reason"], b["customer"] = "nurse-advice", map[string]any{"kind": "patient", "email": "olof@example.org"}
	ticket := ticketOf(t, anna.Do("POST", "/api/v1/tickets", b), http.StatusCreated)
	path := "/api/v1/tickets/" + ticket.Number
	// What may hold health information goes to the inbox first (P-9).
	if ticket.Can.Reply || !slices.Equal(ticket.ReplyBy, []string{"inbox", "email"}) {
		t.Errorf("%v %+v", ticket.ReplyBy, ticket.Can)
	}
	if a := anna.Do("POST", path+"/replies", map[string]any{"version": 1, "text": "Fortsätt"}); a.Status != http.StatusForbidden || a.Slug() != "licensed-only" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	asks := ticketOf(t, cilla.Do("POST", path+"/questions", map[string]any{"version": 1, "text": "Hur länge har det pågått?"}), http.StatusOK)
	if asks.Status != "waiting" || asks.WaitingFor == "" || asks.DueAt != nil || asks.AnsweredAt != nil {
		t.Errorf("%+v", asks)
	}
	answered := ticketOf(t, cilla.Do("POST", path+"/replies", map[string]any{"version": asks.Version, "text": "Gäller 19121212-1212: fortsätt som förut."}), http.StatusOK)
	if items, _ := newest(t, cilla, path, ""); answered.Status != "active" || items[0].Message.Via != "inbox" {
		t.Errorf("%s %+v", answered.Status, items[0].Message)
	}
	if a := cilla.Do("POST", path+"/replies", map[string]any{"version": answered.Version, "text": "Hej", "attachments": []int{4711}}); a.Slug() != "file-not-found" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}

// P-14, P-2: links and merges over HTTP, from both ends.
func TestJoiningTickets(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	one, two := asked(t, anna, "olof@example.org", "Första samtalet"), asked(t, anna, "olof@example.org", "Andra samtalet")
	path := "/api/v1/tickets/" + two.Number
	linked := ticketOf(t, anna.Do("POST", path+"/links", map[string]any{"version": 1, "to": one.Number, "kind": "follow-up"}), http.StatusOK)
	if len(linked.Links) != 1 || linked.Links[0].Number != one.Number || linked.Links[0].Subject != "Första samtalet" {
		t.Errorf("%+v", linked.Links)
	}
	if loose := ticketOf(t, anna.Do("DELETE", "/api/v1/tickets/"+one.Number+"/links/"+two.Number, nil), http.StatusOK); len(loose.Links) != 0 {
		t.Errorf("%+v", loose.Links)
	}
	if a := anna.Do("POST", path+"/merge", map[string]any{"version": linked.Version, "into": "100042-1"}); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	merged := ticketOf(t, anna.Do("POST", path+"/merge", map[string]any{"version": linked.Version, "into": one.Number}), http.StatusOK)
	if merged.MergedInto != one.Number || merged.Status != "closed" || !merged.Can.Unmerge || merged.Can.Reopen || merged.Can.Reply || !merged.Links[0].Undo {
		t.Errorf("%+v %+v", merged, merged.Links)
	}
	target := ticketOf(t, anna.Do("GET", "/api/v1/tickets/"+one.Number, nil), http.StatusOK)
	if len(target.Links) != 1 || target.Links[0].Kind != "merged-from" || !target.Links[0].Undo {
		t.Errorf("%+v", target.Links)
	}
	back := ticketOf(t, anna.Do("POST", path+"/unmerge", map[string]any{"version": merged.Version}), http.StatusOK)
	if back.MergedInto != "" || back.Status != "queued" || back.Can.Unmerge {
		t.Errorf("%+v", back)
	}
}

// KP-11: what nobody has stated is stated with the close at the latest.
func TestAReasonIsStatedBeforeClosing(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	ticket := ticketOf(t, anna.Do("POST", "/api/v1/tickets", with("reason", "not-stated")), http.StatusCreated)
	end := func(reason string) apptest.Answer {
		return anna.Do("POST", "/api/v1/tickets/"+ticket.Number+"/close", map[string]any{"version": 1, "action": "informed", "reason": reason})
	}
	for reason, slug := range map[string]string{"": "required", "not-stated": "required", "no-such": "unknown"} {
		if a := end(reason); a.Status != http.StatusUnprocessableEntity || a.Slug() != slug {
			t.Errorf("%q: %d %s", reason, a.Status, a.Body)
		}
	}
	closed := ticketOf(t, end("booking"), http.StatusOK)
	items, _ := newest(t, anna, "/api/v1/tickets/"+ticket.Number, "")
	if closed.Reason != "booking" || closed.Status != "closed" || items[0].Data["reason"] != "booking" {
		t.Errorf("%s %s %v", closed.Reason, closed.Status, items[0].Data)
	}
}
