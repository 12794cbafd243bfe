package letterbox

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"

	"kontaktpunkten/app/channel/email/mail"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/words"
	"kontaktpunkten/tickets/workday"
)

// receipt is what a sender gets at once, and once a day from each unit: that the
// mail has come, E-2's promise, the hours, 1177 and 112 (KP-7a). It repeats
// nothing of the mail and names no clinic (CG-20). The key is a hash, so that no
// address stands in it.
func receipt(u *desk.Unit, r *mail.Reading, at time.Time) *delivery.New {
	if r.From.Mail == "" || r.From.Mail == u.MailAddress || r.Kind != mail.Written {
		return nil
	}
	texts := make([]string, 0, len(words.Languages))
	for _, language := range words.Languages {
		texts = append(texts, words.Say(language, "receipt.text", map[string]string{"hours": hours(language, u.Options)}))
	}
	content := delivery.Mail{From: u.MailAddress, FromName: words.Say("sv", "receipt.from", nil), Subject: words.Say("sv", "receipt.subject", nil),
		Text: strings.Join(texts, "\n\n– – –\n\n"), InReplyTo: r.MessageID, Automatic: "auto-replied"}
	if r.MessageID != "" {
		content.References = append(slices.Clone(r.Thread), r.MessageID)
		slices.Reverse(content.References[:len(r.Thread)]) // the oldest first
	}
	n := delivery.By(delivery.Email, content)
	sum := sha256.Sum256([]byte(r.From.Mail + "\x00" + workday.DateOf(at).String() + "\x00" + strconv.Itoa(u.ID)))
	n.Key = "receipt:" + hex.EncodeToString(sum[:16])
	n.To = delivery.Recipient{Kind: "address", Address: r.From.Mail}
	return &n
}

// days are the week in the order that people say it.
var days = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

// hours are a unit's opening hours in words: days that have the same are said
// together ("måndag–fredag kl. 07.30–17.00").
func hours(language string, o workday.Options) string {
	week := o.Week
	if !slices.ContainsFunc(week[:], func(spans []workday.Span) bool { return len(spans) > 0 }) {
		week = workday.OfficeHours()
	}
	var said []string
	for i := 0; i < len(days); {
		j := i
		for j+1 < len(days) && slices.Equal(week[days[j+1]], week[days[i]]) {
			j++
		}
		if spans := week[days[i]]; len(spans) > 0 {
			if i == 0 && j == len(days)-1 && slices.Equal(spans, []workday.Span{{From: 0, To: 24 * 60}}) {
				return words.Say(language, "hours.always", nil)
			}
			said = append(said, stretch(language, days[i], days[j])+" "+clocks(language, spans))
		}
		i = j + 1
	}
	return strings.Join(said, ", ")
}

func stretch(language string, from, to time.Weekday) string {
	name := func(d time.Weekday) string { return words.Say(language, "day."+workday.WeekdayCode(d), nil) }
	if from == to {
		return name(from)
	}
	return name(from) + words.Say(language, "hours.to", nil) + name(to)
}

func clocks(language string, spans []workday.Span) string {
	var said []string
	for _, s := range spans {
		from, to := s.From.String(), s.To.String()
		if language == "sv" {
			from, to = strings.Replace(from, ":", ".", 1), strings.Replace(to, ":", ".", 1)
		}
		said = append(said, words.Say(language, "hours.clock", map[string]string{"from": from, "to": to}))
	}
	return strings.Join(said, " "+words.Say(language, "hours.and", nil)+" ")
}
