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
		texts = append(texts, words.Say(language, "receipt.text", map[string]string{"hours": words.Hours(language, u.Hours())}))
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
