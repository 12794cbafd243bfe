package mail

import (
	"bytes"
	"regexp"
	"strings"
)

// bounce reads what a mail says of another that was not, or was, delivered
// (RFC 3464), and what mail servers say that do not follow it.
func (r *Reading) bounce(root *part, w *walk) bool {
	b := &Bounce{}
	status := root.find("message/delivery-status")
	switch {
	case status != nil:
		w.readStatus(status.content(), b)
	case fromMailer(r.From.Mail) && undelivered.MatchString(r.Subject) || root.header.get("X-Failed-Recipients") != "":
		b.fromWords(root.header.get("X-Failed-Recipients"), r.whole)
	default:
		return false
	}
	b.MessageID = w.originalID(root, r.whole)
	r.Bounce = b
	return true
}

// readStatus reads the fields of each recipient; the worst one counts.
func (w *walk) readStatus(body []byte, b *Bounce) {
	body = bytes.TrimLeft(bytes.ReplaceAll(body, []byte("\r\n"), []byte{'\n'}), "\n")
	for blocks := 0; len(body) > 0 && blocks < w.limits.Parts; blocks++ {
		var one []byte
		one, body, _ = bytes.Cut(body, []byte("\n\n"))
		body = bytes.TrimLeft(body, "\n")
		h, _ := w.readHeader(one)
		action, recipient := first(h.get("Action")), typed(h.get("Final-Recipient"))
		if recipient == "" {
			recipient = typed(h.get("Original-Recipient"))
		}
		if action == "" && recipient == "" || b.Action == "failed" {
			continue
		}
		b.Action, b.Recipient, b.Status = action, recipient, first(h.get("Status"))
		b.Permanent = action == "failed"
	}
}

// typed is the address of rfc822; name@example.se.
func typed(value string) string {
	_, address, found := strings.Cut(value, ";")
	if !found {
		address = value
	}
	if all := addresses(address); len(all) > 0 {
		return all[0].Mail
	}
	return ""
}

var (
	undelivered = regexp.MustCompile(`(?i)undeliver|delivery (status|failure|has failed|problem)|mail delivery (failed|system)|returned mail|returned to sender|failure notice|could not be delivered|kunde inte levereras|går inte att leverera|olevererat|ej levererat`)
	statusCode  = regexp.MustCompile(`\b([45])\.\d\.\d{1,3}\b`)
	smtpCode    = regexp.MustCompile(`(?m)\b55[0-4][ -]`)
	idField     = regexp.MustCompile(`(?im)^\s*>?\s*message-id:\s*(<[^<>\s]{1,900}>)`)
)

func fromMailer(address string) bool {
	name, _, _ := strings.Cut(address, "@")
	return name == "" || name == "mailer-daemon" || name == "postmaster" || strings.HasPrefix(name, "microsoftexchange")
}

// fromWords takes what there is where nothing is in its field.
func (b *Bounce) fromWords(recipients, text string) {
	b.Action = "failed"
	if all := addresses(recipients); len(all) > 0 {
		b.Recipient = all[0].Mail
	}
	if code := statusCode.FindString(text); code != "" {
		b.Status = code
	} else if smtpCode.MatchString(text) {
		b.Status = "5.0.0"
	}
	b.Permanent = strings.HasPrefix(b.Status, "5") || b.Recipient != ""
}

// originalID finds the id of the mail that was returned, whole, as its header,
// or quoted in the text.
func (w *walk) originalID(root *part, text string) string {
	for _, kind := range []string{"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"} {
		if p := root.find(kind); p != nil {
			h, _ := w.readHeader(bytes.TrimLeft(p.content(), "\r\n"))
			if ids := messageIDs(h.get("Message-ID")); len(ids) > 0 {
				return ids[0]
			}
		}
	}
	if m := idField.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}
