package seed

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/png"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"strings"
	"time"

	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/workday"
)

// letter is a mail as a customer's program writes it.
type letter struct {
	name, address, to   string
	subject, id, answer string // ids with their angle brackets
	at                  time.Time
	text, sign, quote   string
	html                bool // the same text with markup too
	file                string
	more                []string // further header lines
	report              string   // of a bounce: what it says of the delivery
}

// first is the mail that a story begins with.
func first(s *story, a *act) *letter {
	c := s.contact
	l := &letter{name: c.Customer.Name, address: c.Customer.Email, subject: c.Subject, id: s.messageID(0), at: a.at, text: c.Text,
		html: s.nr%3 == 0, file: a.File}
	if l.address == "" {
		l.address = email("info", "post", s.nr)
	}
	switch s.nr % 4 {
	case 0:
		l.sign = "-- \n" + l.name
	case 1:
		l.sign = "Med vänlig hälsning\n" + l.name + "\n\nSkickat från min mobil"
	case 2:
		l.sign = "Mvh " + l.name
	}
	return l
}

// again is a further one in the thread, with what it answers below.
func again(s *story, a *act, ticket int64) *letter {
	l := first(s, a)
	l.text, l.answer, l.id = a.Text, s.messageID(0), s.messageID(a.at.Unix())
	l.subject = "Sv: " + s.contact.Subject + " [" + tickets.FormatNumber(ticket) + "]"
	l.quote = "Den " + written(workday.DateOf(s.occurred)) + " skrev Kontaktpunkten Hjärta–Kärl <kontaktpunkten@example.se>:\n> Hej!\n>\n> Tack för ditt meddelande.\n> " +
		strings.ReplaceAll(s.contact.Text, "\n", "\n> ")
	return l
}

// returned says that the mail of a reference did not arrive (RFC 3464).
func returned(s *story, a *act, reference string) *letter {
	l := &letter{name: "Mail Delivery System", address: "mailer-daemon@example.se", subject: "Undelivered Mail Returned to Sender", id: s.messageID(a.at.Unix()),
		at: a.at, text: "Meddelandet kunde inte levereras: brevlådan finns inte."}
	l.report = "Reporting-MTA: dns; mx.example.se\r\n\r\nFinal-Recipient: rfc822; " + s.contact.Customer.Email +
		"\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such mailbox\r\n"
	l.answer = "<" + reference + "@example.se>"
	return l
}

func (s *story) messageID(n int64) string {
	return fmt.Sprintf("<demo.%d.%d@mail.example.se>", s.nr, n)
}

// automatic: nobody wrote it.
func (l *letter) automatic() bool { return l.report != "" || len(l.more) > 0 }

// envelope is the sender of the envelope: none for a bounce.
func (l *letter) envelope() string {
	if l.report != "" {
		return ""
	}
	return l.address
}

func (l *letter) bytes() ([]byte, error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	kind := "multipart/mixed"
	if l.report != "" {
		kind = "multipart/report; report-type=delivery-status"
	}
	// The same mail always has the same bytes.
	_ = w.SetBoundary("demo-" + strings.Trim(strings.ReplaceAll(l.id, "@mail.example.se", ""), "<>"))
	l.head(&b)
	fmt.Fprintf(&b, "Content-Type: %s; boundary=%q\r\n\r\n", kind, w.Boundary())
	whole := l.text
	for _, part := range []string{l.sign, l.quote} {
		if part != "" {
			whole += "\n\n" + part
		}
	}
	if err := l.body(w, whole); err != nil {
		return nil, err
	}
	if err := l.enclose(w); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

func (l *letter) head(b *bytes.Buffer) {
	line := func(name, value string) { fmt.Fprintf(b, "%s: %s\r\n", name, value) }
	line("From", mime.QEncoding.Encode("utf-8", l.name)+" <"+l.address+">")
	line("To", l.to)
	line("Subject", mime.QEncoding.Encode("utf-8", l.subject))
	line("Date", l.at.Format(time.RFC1123Z))
	line("Message-ID", l.id)
	if l.answer != "" && l.report == "" {
		line("In-Reply-To", l.answer)
		line("References", l.answer)
	}
	for _, more := range l.more {
		b.WriteString(more + "\r\n")
	}
	line("MIME-Version", "1.0")
}

// body writes the text, or both texts.
func (l *letter) body(w *multipart.Writer, text string) error {
	if !l.html {
		return readable(w, "text/plain", text)
	}
	var b bytes.Buffer
	both := multipart.NewWriter(&b)
	_ = both.SetBoundary(w.Boundary() + "-both")
	marked := "<div style=\"font-family: Calibri, sans-serif\"><p>" + strings.ReplaceAll(html.EscapeString(text), "\n\n", "</p><p>") + "</p></div>"
	if err := readable(both, "text/plain", text); err != nil {
		return err
	}
	if err := readable(both, "text/html", strings.ReplaceAll(marked, "\n", "<br>")); err != nil {
		return err
	}
	if err := both.Close(); err != nil {
		return err
	}
	p, err := w.CreatePart(textproto.MIMEHeader{"Content-Type": {"multipart/alternative; boundary=\"" + both.Boundary() + "\""}})
	if err == nil {
		_, err = p.Write(b.Bytes())
	}
	return err
}

func readable(w *multipart.Writer, kind, text string) error {
	p, err := w.CreatePart(textproto.MIMEHeader{"Content-Type": {kind + "; charset=utf-8"}, "Content-Transfer-Encoding": {"quoted-printable"}})
	if err != nil {
		return err
	}
	q := quotedprintable.NewWriter(p)
	if _, err := q.Write([]byte(text)); err != nil {
		return err
	}
	return q.Close()
}

// enclose adds the file, or what a bounce tells of the delivery.
func (l *letter) enclose(w *multipart.Writer) error {
	if l.report != "" {
		for _, part := range [][2]string{{"message/delivery-status", l.report}, {"text/rfc822-headers", "Message-ID: " + l.answer + "\r\n"}} {
			p, err := w.CreatePart(textproto.MIMEHeader{"Content-Type": {part[0]}})
			if err == nil {
				_, err = p.Write([]byte(part[1]))
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	made := enclosures[l.file]
	if made == nil {
		return nil
	}
	name, kind, content := made()
	p, err := w.CreatePart(textproto.MIMEHeader{"Content-Type": {kind + "; name=\"" + name + "\""}, "Content-Transfer-Encoding": {"base64"},
		"Content-Disposition": {"attachment; filename=\"" + name + "\""}})
	if err == nil {
		_, err = p.Write([]byte(base64.StdEncoding.EncodeToString(content)))
	}
	return err
}

var enclosures = map[string]func() (name, kind string, content []byte){
	"png": func() (string, string, []byte) { return "blodtryck.png", "image/png", curve() },
	"pdf": func() (string, string, []byte) {
		return "kallelse.pdf", "application/pdf", page("Kallelse", "Tid och plats enligt brev. Ta med denna sida.")
	},
}

// curve is a picture of a week's blood pressure.
func curve() []byte {
	const width, height = 360, 200
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	high, low := []int{128, 131, 126, 139, 134, 129, 127, 125}, []int{76, 79, 74, 84, 81, 77, 75, 74}
	for x := range width {
		for y := range height {
			c := color.RGBA{255, 255, 255, 255}
			if y%40 == 0 || x%50 == 0 {
				c = color.RGBA{224, 228, 232, 255}
			}
			m.SetRGBA(x, y, c)
		}
		for nr, row := range [][]int{high, low} {
			i, part := x/50, x%50
			value := row[i] + (row[min(i+1, len(row)-1)]-row[i])*part/50
			for thick := range 3 {
				m.SetRGBA(x, height-value-10+thick, []color.RGBA{{192, 57, 43, 255}, {31, 97, 141, 255}}[nr])
			}
		}
	}
	var b bytes.Buffer
	_ = png.Encode(&b, m) // a picture in memory
	return b.Bytes()
}

// page is a PDF of one page with a heading and a line.
func page(heading, line string) []byte {
	draw := fmt.Sprintf("BT /F1 20 Tf 60 760 Td (%s) Tj 0 -36 Td /F1 12 Tf (%s) Tj ET", heading, line)
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(draw), draw), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	places := make([]int, len(objects))
	for i, o := range objects {
		places[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return []byte(b.String())
}
