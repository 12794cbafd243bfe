package postgres

import (
	"testing"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/workday"
)

// P-5: an e-id that nobody here has met becomes a patient, once; what staff have
// noted of a patient stays, and a protected one gets no name (P-4).
func TestWhoSignsInIsAPatient(t *testing.T) {
	r := furnished(t)
	citizens := NewCitizens(r.DB)
	admit := func(number personnummer.Number, name string) (id int64, kept string) {
		t.Helper()
		id, err := citizens.Admit(t.Context(), number, name, tuesday)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Gorm(t.Context()).Raw(`select name from patients where id = ? and identity_number = ?`, id, number.String()).Row().Scan(&kept); err != nil {
			t.Fatal(err)
		}
		return id, kept
	}
	stored := func(signs string) personnummer.Number {
		t.Helper()
		n, err := personnummer.Stored(signs)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if id, name := admit(stored("189001129817"), "Karl Berg"); id != 1 || name != "Olof Berg" {
		t.Errorf("%d %s", id, name)
	}
	unknown := personnummer.TestNumber(workday.Date{Year: 1990, Month: 2, Day: 3}, 0)
	first, _ := admit(unknown, "")
	second, name := admit(unknown, "Ny Person")
	third, kept := admit(unknown, "Annan Person")
	if first != second || second != third || name != "Ny Person" || kept != "Ny Person" {
		t.Errorf("%d %d %d %s %s", first, second, third, name, kept)
	}
	if _, err := citizens.Admit(t.Context(), stored("189001169813"), "Karin", tuesday); err != nil {
		t.Error(err)
	}
	r.byOwner(t, `update patients set name = '' where id = 2`)
	if _, name := admit(stored("189001169813"), "Karin Skyddad"); name != "" {
		t.Errorf("a protected patient is now called %s", name)
	}
}

// Sessions and keys that have had their time are removed, and no others.
func TestCitizensSessionsArePurged(t *testing.T) {
	r := furnished(t)
	citizens := NewCitizens(r.DB)
	open := func(n byte, seen, expires time.Duration) {
		t.Helper()
		if err := citizens.Open(t.Context(), auth.TokenHash{n}, 1, tuesday.Add(seen), tuesday.Add(expires)); err != nil {
			t.Fatal(err)
		}
	}
	open(1, -time.Minute, time.Hour)
	open(2, -29*time.Minute, time.Hour)
	open(3, -33*time.Minute, time.Hour)
	open(4, -time.Minute, -time.Second)
	if n, err := r.PurgeSessions(t.Context(), time.Hour); n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	for n, want := range map[byte]bool{1: true, 2: true, 3: false, 4: false} {
		if _, found, err := citizens.Read(t.Context(), auth.TokenHash{n}); found != want || err != nil {
			t.Errorf("session %d: %v, %v", n, found, err)
		}
	}
	for i, at := range []time.Duration{-23 * time.Hour, -25 * time.Hour} {
		if err := r.Gorm(t.Context()).Exec(`insert into citizen_keys (patient_id, key, request_hash, created_at) values (1, ?, '\x01', ?)`, string(rune('a'+i)), tuesday.Add(at)).Error; err != nil {
			t.Fatal(err)
		}
	}
	if n, err := r.PurgeKeys(t.Context(), 10); n != 1 || err != nil || r.count(t, `select count(*) from citizen_keys where key = 'a'`) != 1 {
		t.Errorf("%d, %v", n, err)
	}
}

// An attempt that nobody can tell of is made again: the message lies there once,
// and is told once.
func TestAMessageLiesInTheInboxOnce(t *testing.T) {
	r := posting(t)
	taken, err := NewIntake(r.DB).New(t.Context(), wrote(1, "Kan jag byta dag?"))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.SaveCitizen(t.Context(), &auth.Citizen{Patient: 1}, "en", "olof@example.org"); err != nil {
		t.Fatal(err)
	}
	if _, err := r.send(t, 1, taken.Ticket, desk.Outgoing{Text: "Det går bra.", Via: delivery.Inbox}); err != nil {
		t.Fatal(err)
	}
	r.pass(time.Minute)
	claimed, err := NewDeliveries(r.DB).Claim(t.Context(), delivery.Inbox, true, 10)
	if err != nil || len(claimed) != 1 {
		t.Fatalf("%d, %v", len(claimed), err)
	}
	channel := NewInbox(r.DB, InboxNotice{From: "no-reply@example.se", Link: "https://desk.test/invanare"})
	for range 2 {
		if ref, err := channel.Send(t.Context(), claimed[0]); err != nil || ref == "" {
			t.Errorf("%q %v", ref, err)
		}
	}
	for query, want := range map[string]int{
		`select count(*) from inbox_messages where outgoing`: 1,
		`select count(*) from deliveries where channel = 'email' and address = 'olof@example.org' and content ->> 'subject' = 'You have a new message'`: 1,
	} {
		if got := r.count(t, query); got != want {
			t.Errorf("%d, want %d: %s", got, want, query)
		}
	}
}
