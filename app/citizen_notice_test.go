package app_test

import (
	"database/sql"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/app/wire"
)

// notices are the mails that tell an address that something waits.
func notices(t testing.TB, desk *apptest.Desk, address string) (mails []delivery.Mail) {
	t.Helper()
	db, err := sql.Open("pgx", desk.DB.OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), `select content from deliveries where channel = 'email' and address = $1 order by id`, address)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var raw []byte
		var m delivery.Mail
		if err := rows.Scan(&raw); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &m); err != nil {
			t.Fatal(err)
		}
		mails = append(mails, m)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return mails
}

// answerInInbox has the first line answer in the inbox, and waits until it is there.
func answerInInbox(t testing.TB, desk *apptest.Desk, anna, citizen *apptest.Client, number, text string) {
	t.Helper()
	before := len(conversation(t, citizen, number).Messages)
	a := anna.Do("POST", "/api/v1/tickets/"+number+"/replies", map[string]any{"version": open(t, anna, number).Version, "text": text, "via": "inbox"})
	if a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	var me wire.Me
	anna.Do("GET", "/api/v1/me", nil).Into(t, &me)
	arrives(t, desk, &me.Now, func() bool { return len(conversation(t, citizen, number).Messages) > before })
}

// CG-20: who has asked for it is told by mail that something waits, and neither
// what, nor from whom. An hour of answers is three notices at most.
func TestNoticesTellNothing(t *testing.T) {
	const address = "gun@example.org"
	desk := apptest.Start(t)
	setClock(t, desk, monday)
	citizen, anna := asCitizen(t, desk, 1), desk.SignIn(t, "forsta")
	number := write(t, citizen, "rebook", "Kan jag byta dag för mitt besök?").Thread
	answerInInbox(t, desk, anna, citizen, number, "Det går bra.")
	if got := notices(t, desk, address); len(got) != 0 {
		t.Fatalf("nobody asked for %+v", got)
	}
	if a := citizen.Do("PUT", "/api/v1/citizen/settings", map[string]string{"language": "sv", "notify_email": address}); a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	for range 5 {
		answerInInbox(t, desk, anna, citizen, number, "Besöket är på torsdag i stället.")
	}
	got := notices(t, desk, address)
	if len(got) != 3 {
		t.Fatalf("%d notices", len(got))
	}
	said := strings.ToLower(got[0].FromName + got[0].Subject + got[0].Text + got[0].HTML + got[0].From)
	for _, word := range []string{"besök", "torsdag", "hjärt", "kärl", "kontaktpunkt", "vård", "klinik", "patient", "gun", number} {
		if strings.Contains(strings.ReplaceAll(said, "http://localhost:8080/invanare/inkorg", ""), word) {
			t.Errorf("the notice says %q: %+v", word, got[0])
		}
	}
	if got[0].From != "no-reply@example.se" || got[0].Automatic != "auto-generated" || !strings.Contains(got[0].Text, "http://localhost:8080/invanare/inkorg") {
		t.Errorf("%+v", got[0])
	}
}

// P-4: a protected person is answered by the agreed way alone: in the inbox where
// that is the way, and told of nothing by mail.
func TestProtectedAreReachedByTheAgreedWay(t *testing.T) {
	const address = "skyddad@example.org"
	desk := apptest.Start(t)
	setClock(t, desk, monday)
	protected := len(seed.Citizens())
	citizen, anna := asCitizen(t, desk, protected), desk.SignIn(t, "forsta")
	number := write(t, citizen, "other", "Hur når jag er?").Thread
	ticket := open(t, anna, number)
	if ticket.Patient == nil || !ticket.Patient.Protected || ticket.Patient.Name != "" || len(ticket.ReplyBy) != 1 || ticket.ReplyBy[0] != "inbox" || ticket.Customer.Name != "" {
		t.Errorf("%+v %+v %v", ticket.Patient, ticket.Customer, ticket.ReplyBy)
	}
	refused := citizen.Do("PUT", "/api/v1/citizen/settings", map[string]string{"language": "sv", "notify_email": address})
	if refused.Status != http.StatusUnprocessableEntity || refused.Slug() != "not-for-protected" {
		t.Errorf("%d %s", refused.Status, refused.Body)
	}
	db, err := sql.Open("pgx", desk.DB.OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	// An address from before the protection tells nobody either.
	if _, err := db.ExecContext(t.Context(), `update patients set notify_email = $1 where protection <> 'none'`, address); err != nil {
		t.Fatal(err)
	}
	answerInInbox(t, desk, anna, citizen, number, "Skriv här.")
	if got := notices(t, desk, address); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if _, err := db.ExecContext(t.Context(), `update patients set reach = 'phone' where protection <> 'none'`); err != nil {
		t.Fatal(err)
	}
	ticket = open(t, anna, number)
	a := anna.Do("POST", "/api/v1/tickets/"+number+"/replies", map[string]any{"version": ticket.Version, "text": "Hej", "via": "inbox"})
	if len(ticket.ReplyBy) != 0 || a.Status != http.StatusUnprocessableEntity || a.Slug() != "way-not-allowed" {
		t.Errorf("%v, %d %s", ticket.ReplyBy, a.Status, a.Body)
	}
}

// What a citizen chose is kept, and checked.
func TestCitizensSettings(t *testing.T) {
	desk := apptest.Start(t)
	citizen := asCitizen(t, desk, 1)
	for _, c := range []struct{ language, address, slug string }{
		{"en", "gun@example.org", ""}, {"sv", "", ""}, {"sv", " gun@example.org ", ""}, {"fi", "", "invalid-fields"}, {"sv", "gun", "email-invalid"},
		{"sv", "Gun <gun@example.org>", "email-invalid"}, {"sv", "gun@example.org\r\nBcc: x@example.org", "email-invalid"}, {"sv", strings.Repeat("a", 200) + "@example.org", "invalid-fields"},
	} {
		a := citizen.Do("PUT", "/api/v1/citizen/settings", map[string]string{"language": c.language, "notify_email": c.address})
		if a.Slug() != c.slug || (c.slug == "") != (a.Status == http.StatusOK) {
			t.Errorf("%q %q: %d %s", c.language, c.address, a.Status, a.Body)
			continue
		}
		var me wire.Citizen
		citizen.Do("GET", "/api/v1/citizen/me", nil).Into(t, &me)
		if c.slug == "" && (me.Language != c.language || me.NotifyEmail != strings.TrimSpace(c.address)) {
			t.Errorf("%+v, want %+v", me, c)
		}
	}
}
