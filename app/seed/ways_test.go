package seed_test

import (
	"strings"
	"testing"

	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/seed"
)

// threeWaysIn: mail and citizens' messages come in beside the phone, and what
// became of each is there to be looked at (KP-1, E-2).
func threeWaysIn(t *testing.T, db *postgres.DB) {
	all := number(t, db, `select count(*) from tickets`)
	for channel, about := range map[string]int{"phone": 37, "email": 34, "citizen1177": 24} {
		n := number(t, db, `select count(*) from tickets where channel = ?`, channel)
		if share := 100 * n / all; share < about-7 || share > about+7 {
			t.Errorf("%d of a hundred contacts come by %s, about %d", share, channel, about)
		}
	}
	for what, least := range map[string]int{
		`mails where outcome = 'new'`:                                                                        100,
		`mails where outcome = 'joined' and settled_at is null`:                                              1,
		`mails where outcome = 'quarantine' and settled_at is null and likely_id is not null`:                2,
		`mails where outcome = 'parked' and kind = 'auto-reply' and ticket_id is not null`:                   1,
		`mails where outcome = 'parked' and kind = 'bounce' and ticket_id is not null`:                       1,
		`mails where outcome = 'parked' and kind = 'automatic' and ticket_id is null`:                        1,
		`mails m join blobs b on b.id = m.raw_blob_id`:                                                       100,
		`messages where html is not null`:                                                                    20,
		`messages where kind = 'incoming' and folded like '%> %'`:                                            1,
		`messages where kind = 'contact' and folded <> '' and via = 'email'`:                                 50,
		`attachments where content_type = 'image/png' and message_id is not null`:                            1,
		`attachments where content_type = 'application/pdf' and message_id is not null`:                      1,
		`deliveries where state = 'failed'`:                                                                  2,
		`deliveries where content ->> 'automatic' = 'auto-replied' and state = 'sent'`:                       80,
		`messages where kind = 'reply' and via = 'inbox'`:                                                    60,
		`messages where kind = 'reply' and via = 'email'`:                                                    60,
		`tickets where customer_wrote and status <> 'closed'`:                                                2,
		`tickets where reason = 'not-stated' and status <> 'closed' and handler_id is null`:                  5,
		`tickets where status = 'waiting' and id in (select ticket_id from messages where kind = 'request')`: 3,
		`ticket_links`:                           1,
		`merges where undone_at is null`:         1,
		`notices where kind = 'delivery-failed'`: 1,
	} {
		if n := number(t, db, `select count(*) from `+what); n < least {
			t.Errorf("%d %s, at least %d", n, what, least)
		}
	}
	// The demo identities have something in their inboxes.
	mine := ` in (select patient_id from tickets where patient_id in (select id from patients where identity_number in ('` + strings.Join(citizens(), "', '") + `')))`
	for what, least := range map[string]int{`read_at is null and outgoing and patient_id` + mine: 4, `read_at is not null and patient_id` + mine: 2} {
		if n := number(t, db, `select count(*) from inbox_messages where `+what); n < least {
			t.Errorf("%d messages where %s, at least %d", n, what, least)
		}
	}
	if n := number(t, db, `select count(*) from tickets where reason = 'not-stated' and status = 'closed' and merged_into is null`); n > 0 {
		t.Errorf("%d tickets were closed before anybody had said what the matter is (KP-11)", n)
	}
	within := number(t, db, `select 100 * count(*) filter (where answered_at <= answer_by_at) / count(*) from tickets where answer_by_at <= '2026-11-17 10:40+01'`)
	if within < 85 || within > 96 {
		t.Errorf("%d of a hundred written contacts were answered within two working days (E-2)", within)
	}
}

func citizens() (numbers []string) {
	for _, c := range seed.Citizens() {
		numbers = append(numbers, c.Number.String())
	}
	return numbers
}
