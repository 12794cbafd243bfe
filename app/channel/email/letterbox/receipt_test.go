package letterbox

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/channel/email/mail"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
)

var unit = &desk.Unit{ID: 1, Code: "hjarta-karl", Name: "Kontaktpunkten Hjärta–Kärl", MailAddress: "kontaktpunkten@example.se"}

var morning = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// The receipt tells the promise, the hours, 1177 and 112 (E-2, KP-7a); it repeats
// nothing of the mail, names no clinic (CG-20), and is marked as automatic.
func TestWhatAReceiptSays(t *testing.T) {
	r := &mail.Reading{Kind: mail.Written, From: mail.Address{Name: "Eva", Mail: "eva@example.org"}, Subject: "Min hjärtsvikt", Text: "Jag är sjuk.",
		MessageID: "<3@example.org>", Thread: []string{"<2@example.org>", "<1@example.org>"}}
	n := receipt(unit, r, morning)
	var m delivery.Mail
	if err := json.Unmarshal(n.Content, &m); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"2–3 vardagar", "måndag–fredag kl. 07.30–17.00", "1177", "112", "2–3 working days", "Monday–Friday 07:30–17:00"} {
		if !strings.Contains(m.Text, words) {
			t.Errorf("it does not say %q:\n%s", words, m.Text)
		}
	}
	for _, words := range []string{"hjärt", "Hjärta", "sjuk", "Eva"} {
		if strings.Contains(m.Text+m.Subject+m.FromName, words) {
			t.Errorf("it says %q", words)
		}
	}
	if m.Automatic != "auto-replied" || m.InReplyTo != "<3@example.org>" || !slices.Equal(m.References, []string{"<1@example.org>", "<2@example.org>", "<3@example.org>"}) {
		t.Errorf("headers: %q, %q, %q", m.Automatic, m.InReplyTo, m.References)
	}
	if n.To.Address != "eva@example.org" || strings.Contains(n.Key, "eva") {
		t.Errorf("to %q with the key %q", n.To.Address, n.Key)
	}
}

// One receipt for each sender, day and unit.
func TestKeysOfReceipts(t *testing.T) {
	r := &mail.Reading{Kind: mail.Written, From: mail.Address{Mail: "eva@example.org"}}
	first := receipt(unit, r, morning).Key
	if again := receipt(unit, r, morning.Add(9*time.Hour)).Key; again != first {
		t.Error("another one on the same day")
	}
	other := *unit
	other.ID = 2
	keys := []string{first, receipt(unit, r, morning.Add(16*time.Hour)).Key, receipt(&other, r, morning).Key,
		receipt(unit, &mail.Reading{Kind: mail.Written, From: mail.Address{Mail: "bo@example.org"}}, morning).Key}
	slices.Sort(keys)
	if len(slices.Compact(keys)) != 4 {
		t.Errorf("next day, another unit and another sender share keys: %q", keys)
	}
}

func TestWhoGetsNoReceipt(t *testing.T) {
	for _, r := range []*mail.Reading{
		{Kind: mail.AutoReply, From: mail.Address{Mail: "eva@example.org"}}, {Kind: mail.Automatic, From: mail.Address{Mail: "eva@example.org"}},
		{Kind: mail.Bounced, From: mail.Address{Mail: "eva@example.org"}}, {Kind: mail.Written}, {Kind: mail.Written, From: mail.Address{Mail: unit.MailAddress}},
	} {
		if n := receipt(unit, r, morning); n != nil {
			t.Errorf("%s from %q gets one", r.Kind, r.From.Mail)
		}
	}
}
