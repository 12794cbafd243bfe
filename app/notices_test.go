package app_test

import (
	"net/http"
	"strconv"
	"testing"
	"time"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/app/wire"
)

// P-4 through the whole desk: the supervisor shows protected details, with a
// key as every screen sends, and finds the notice, which is read once.
func TestAShownProtectedPatientIsNoticed(t *testing.T) {
	desk := apptest.Start(t)
	number := seed.Identity(11)
	owner, err := postgres.Open(t.Context(), desk.DB.OwnerURL, 2, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	if err := owner.AddPatients(t.Context(), []postgres.SeededPatient{{IdentityNumber: number.String(), IdentityKind: "personal", Name: "Skyddad Person", Protection: "marked", AgreedWay: "Ring via växeln"}}, time.Now()); err != nil {
		t.Fatal(err)
	}
	anna, chef := desk.SignIn(t, "forsta"), desk.SignIn(t, "chef")
	var ticket wire.Ticket
	a := anna.Do("POST", "/api/v1/tickets", with("patient", map[string]any{"identity_number": number.Display()}))
	if a.Into(t, &ticket); a.Status != http.StatusCreated {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	reveal := func(key string) apptest.Answer {
		return chef.Do("POST", "/api/v1/tickets/"+ticket.Number+"/reveal", map[string]any{"why": "Måste nå patienten"}, "Idempotency-Key", key)
	}
	var shown wire.Revealed
	if a := reveal("one"); a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	} else if a.Into(t, &shown); shown.Patient.Name != "Skyddad Person" || shown.AgreedWay != "Ring via växeln" {
		t.Errorf("shown %+v", shown)
	}
	notices := func(c *apptest.Client) (page wire.Notices) {
		t.Helper()
		a := c.Do("GET", "/api/v1/notices?limit=10", nil)
		if a.Into(t, &page); a.Status != http.StatusOK {
			t.Fatalf("%d %s", a.Status, a.Body)
		}
		return page
	}
	page := notices(chef)
	for deadline := time.After(time.Minute); len(page.Items) == 0; page = notices(chef) {
		select {
		case <-deadline:
			t.Fatal("no notice has come")
		case <-time.After(20 * time.Millisecond):
		}
	}
	if n := page.Items[0]; page.Unread != 1 || n.Ticket != ticket.Number || n.Kind != "revealed" || n.Actor == nil || n.Actor.Name == "" || n.Read {
		t.Errorf("notices %+v", page)
	}
	if others := notices(anna); len(others.Items) != 0 {
		t.Errorf("the first line sees %+v", others)
	}
	path := "/api/v1/notices/" + strconv.FormatInt(page.Items[0].ID, 10) + "/read"
	for range 2 {
		if a := chef.Do("POST", path, nil, "Idempotency-Key", "read"); a.Status != http.StatusNoContent {
			t.Errorf("marked as read: %d %s", a.Status, a.Body)
		}
	}
	if page := notices(chef); page.Unread != 0 || !page.Items[0].Read {
		t.Errorf("after reading %+v", page)
	}
	for path, slug := range map[string]string{"/api/v1/notices?cursor=x": "cursor-invalid", "/api/v1/notices?limit=0": "invalid-fields"} {
		if a := chef.Do("GET", path, nil); a.Status != http.StatusUnprocessableEntity || a.Slug() != slug {
			t.Errorf("%s: %d %s", path, a.Status, a.Body)
		}
	}
	if a := anna.Do("POST", path, nil); a.Status != http.StatusNotFound || a.Slug() != "notice-not-found" {
		t.Errorf("another's: %d %s", a.Status, a.Body)
	}
}
