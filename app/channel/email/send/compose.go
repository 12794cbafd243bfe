package send

import (
	"fmt"
	"io"
	"mime"
	"net/mail"
	"net/textproto"
	"regexp"
	"strings"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"

	"kontaktpunkten/app/delivery"
)

// Mark is the header that every mail of ours has, so that one that comes back is
// known.
const Mark = "X-Kontaktpunkten"

// letter is a mail ready to be written, once.
type letter struct {
	from, to string // of the envelope
	id       string // Message-ID with its angle brackets
	msg      *gomail.Msg
	broken   error // what reading a file came to
}

var messageID = regexp.MustCompile(`^<[^<>\s]{1,400}>$`)

// threadLength is how many references a mail has at most: the first of the
// thread and the newest.
const threadLength = 20

// compose makes the mail of a delivery. Its faults are for good.
func compose(d delivery.Delivery, m *delivery.Mail, files []*opened, at time.Time) (*letter, error) {
	to, err := mail.ParseAddress(d.To.Address)
	if err != nil || to.Name != "" {
		return nil, &delivery.Fault{Slug: "address-refused", Permanent: true}
	}
	from, err := mail.ParseAddress(m.From)
	if err != nil {
		return nil, &delivery.Fault{Slug: "content-invalid", Permanent: true}
	}
	_, domain, _ := strings.Cut(from.Address, "@")
	l := &letter{from: from.Address, to: to.Address, id: "<" + d.Reference + "@" + domain + ">",
		msg: gomail.NewMsg(gomail.WithNoDefaultUserAgent(), gomail.WithEncoding(gomail.EncodingQP))}
	l.msg.SetAddrHeaderFromMailAddress(gomail.HeaderFrom, &mail.Address{Name: oneLine(m.FromName), Address: from.Address})
	l.msg.SetAddrHeaderFromMailAddress(gomail.HeaderTo, to)
	l.msg.Subject(oneLine(m.Subject))
	l.msg.SetDateWithValue(at)
	l.headers(m)
	l.msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	if m.HTML != "" {
		l.msg.AddAlternativeString(gomail.TypeTextHTML, m.HTML)
	}
	var attached []*gomail.File
	for _, f := range files {
		attached = append(attached, l.file(f))
	}
	l.msg.SetAttachments(attached)
	return l, nil
}

func (l *letter) headers(m *delivery.Mail) {
	l.msg.SetMessageIDWithValue(strings.Trim(l.id, "<>"))
	l.msg.SetGenHeader(Mark, "1")
	if messageID.MatchString(m.InReplyTo) {
		l.msg.SetGenHeaderPreformatted(gomail.HeaderInReplyTo, m.InReplyTo)
	}
	var thread []string
	for _, id := range m.References {
		if messageID.MatchString(id) {
			thread = append(thread, id)
		}
	}
	if len(thread) > threadLength {
		thread = append(thread[:1:1], thread[len(thread)-threadLength+1:]...)
	}
	if len(thread) > 0 {
		// An id is never broken, and a line has one.
		l.msg.SetGenHeaderPreformatted(gomail.HeaderReferences, strings.Join(thread, "\r\n "))
	}
	if m.Automatic != "" {
		l.msg.SetGenHeader("Auto-Submitted", oneLine(m.Automatic))
		l.msg.SetGenHeader("X-Auto-Response-Suppress", "All") // Exchange heeds this one
	}
}

// file is an attachment that is read while the mail is written. What fails is
// kept: the library goes on writing.
func (l *letter) file(f *opened) *gomail.File {
	name := oneLine(f.Name)
	return &gomail.File{Name: name, Enc: gomail.EncodingB64,
		Header: textproto.MIMEHeader{
			"Content-Type":        {typeOf(f.Type)},
			"Content-Disposition": {mime.FormatMediaType("attachment", map[string]string{"filename": name})},
		},
		Writer: func(w io.Writer) (int64, error) {
			n, err := io.Copy(w, f.bytes)
			if err != nil && l.broken == nil {
				l.broken = fmt.Errorf("attachment with blob %d: %w", f.Blob, err)
			}
			return n, err
		}}
}

// write writes the mail; an error means that what was written is not whole.
func (l *letter) write(w io.Writer) error {
	out := &sticky{to: w}
	_, err := l.msg.WriteTo(out)
	switch {
	case l.broken != nil:
		return &delivery.Fault{Slug: "attachment-unreadable", Err: l.broken}
	case out.err != nil:
		return out.err
	}
	return err
}

// sticky remembers the first failure.
type sticky struct {
	to  io.Writer
	err error
}

func (s *sticky) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.to.Write(p)
	s.err = err
	return n, err
}

// typeOf is a type that a header may hold.
func typeOf(contentType string) string {
	kind, params, err := mime.ParseMediaType(contentType)
	if err == nil && !strings.HasPrefix(kind, "multipart/") && !strings.HasPrefix(kind, "message/") {
		if whole := mime.FormatMediaType(kind, params); whole != "" {
			return whole
		}
	}
	return "application/octet-stream"
}

// oneLine keeps a text from beginning another header.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s))
}
