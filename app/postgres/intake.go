package postgres

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

// Intake makes tickets of what comes in by itself: mail and citizens' messages.
// It implements desk.Intake. Nobody of the staff reads anything then, so nothing
// stands in the access log; the event is the record.
type Intake struct{ db *DB }

var _ desk.Intake = (*Intake)(nil)

// NewIntake makes the intake of a database.
func NewIntake(db *DB) *Intake { return &Intake{db: db} }

// New makes a ticket of a contact the same way as Register does (KP-4): what is
// known of the patient, the decision, and one statement that keeps it all with
// the mail or the citizen's key. That key, or the mail's, makes it once.
func (s *Intake) New(ctx context.Context, in *desk.Incoming) (desk.Taken, error) {
	c, err := s.db.consider(ctx, nil, in.Contact)
	if err != nil {
		return desk.Taken{}, err
	}
	c.by, c.text = in.By, textsOf(in)
	if in.Mail != nil {
		return s.newMail(ctx, c, in)
	}
	var taken desk.Taken
	args, err := c.kept()
	if err == nil {
		args = append([]any{c.known()}, args...)
		args = append(args, in.Key, in.KeyHash, c.now, in.Key, in.Via == delivery.Inbox, c.in.OccurredAt)
		args = append(args, formArgs(in.Form)...)
		args = append(args, filesArgs(in, c.now)...)
		args = append(args, receiptArgs(in.Receipt, c.now)...)
		err = s.db.Gorm(ctx).Raw(citizenSQL, args...).Row().Scan(&taken.Ticket, &taken.Message)
	}
	switch {
	case violates(err, "citizen_keys_pkey"):
		return citizenReplay(s.db.Gorm(ctx), c.known(), in)
	case err != nil:
		return desk.Taken{}, fmt.Errorf("take in: %w", err)
	}
	s.db.committed()
	return taken, nil
}

// newMail keeps a mail with the ticket that it becomes.
func (s *Intake) newMail(ctx context.Context, c *contact, in *desk.Incoming) (desk.Taken, error) {
	var taken desk.Taken
	raw, err := s.raw(ctx, in.Mail)
	if err != nil {
		return taken, err
	}
	kept, err := c.kept()
	if err != nil {
		return taken, err
	}
	args := append(rawArgs(raw, c.now), kept...)
	args = append(args, mailArgs(in, "new", "")...)
	args = append(args, filesArgs(in, c.now)...)
	args = append(args, in.Related, c.now, in.Related)
	args = append(args, receiptArgs(in.Receipt, c.now)...)
	// Without a row: another mail with the same bytes was kept at the same moment,
	// and the statement could not see it yet.
	for range 2 {
		err = s.db.Gorm(ctx).Raw(mailSQL, args...).Row().Scan(&taken.Ticket, &taken.Message, &taken.Mail)
		if !errors.Is(err, sql.ErrNoRows) {
			break
		}
	}
	switch {
	case violates(err, "mails_dedup_key_key"):
		return s.again(ctx, in.Mail)
	case err != nil:
		return desk.Taken{}, fmt.Errorf("take mail in: %w", unkeepable(err))
	}
	s.db.committed()
	return taken, nil
}

// again counts a copy of a mail that is here already.
func (s *Intake) again(ctx context.Context, m *desk.Mail) (desk.Taken, error) {
	taken := desk.Taken{Again: true}
	err := s.db.Gorm(ctx).Raw(`update mails set copies = copies + 1 where dedup_key = ?
		returning id, coalesce(ticket_id, 0), coalesce(kept_message_id, 0)`, m.DedupKey).Row().Scan(&taken.Mail, &taken.Ticket, &taken.Message)
	if err != nil {
		return desk.Taken{}, fmt.Errorf("count a copy: %w", err)
	}
	return taken, nil
}

// rawMail is a mail's bytes on their way in: a small one goes with the statement
// that keeps it, a large one has been put before and is a blob.
type rawMail struct {
	blob  int64
	bytes []byte
	sum   []byte
}

func (s *Intake) raw(ctx context.Context, m *desk.Mail) (rawMail, error) {
	sum := sha256.Sum256(m.Raw)
	if len(m.Raw) <= chunkSize {
		return rawMail{bytes: m.Raw, sum: sum[:]}, nil
	}
	blob, err := NewBlobs(s.db).Put(ctx, bytes.NewReader(m.Raw), int64(len(m.Raw)))
	if err != nil {
		return rawMail{}, err
	}
	return rawMail{blob: blob.ID, sum: sum[:]}, nil
}

func rawArgs(r rawMail, at time.Time) []any {
	return []any{len(r.bytes), r.sum, at, r.blob, r.blob, r.sum, r.blob, r.blob, r.bytes}
}

func textsOf(in *desk.Incoming) texts {
	t := texts{via: in.Via, IncomingText: in.Text}
	if in.Mail != nil {
		t.subject = in.Mail.Subject
	}
	return t
}

func mailArgs(in *desk.Incoming, outcome, why string) []any {
	m := in.Mail
	return []any{m.ReceivedAt, m.DedupKey, m.Unit, m.Recipient, m.EnvelopeFrom, m.HeaderFrom, m.FromName, m.Subject, m.MessageID, orNil(m.SentAt),
		len(m.Raw), len(in.Files), m.Kind, outcome, why}
}

// keptFile is a file as filesSQL reads it.
type keptFile struct {
	Blob   int64  `json:"blob"`
	Name   string `json:"name"`
	Type   string `json:"type"`
	Size   int64  `json:"size"`
	Inline string `json:"inline"`
}

func filesArgs(in *desk.Incoming, at time.Time) []any {
	files := make([]keptFile, 0, len(in.Files))
	for _, f := range in.Files {
		files = append(files, keptFile{f.Blob, f.Name, f.ContentType, f.Size, f.InlineID})
	}
	list, _ := json.Marshal(files) // strings and numbers alone
	return []any{in.Via == delivery.Inbox, at, string(list)}
}

func formArgs(f *desk.Form) []any {
	if f == nil {
		return []any{0, nil, 0}
	}
	return []any{f.Version, string(f.Answers), f.Version}
}

func receiptArgs(n *delivery.New, at time.Time) []any {
	if n == nil {
		n = &delivery.New{}
	}
	notBefore := n.NotBefore
	if notBefore.IsZero() {
		notBefore = at
	}
	var content any
	if n.Content != nil {
		content = string(n.Content)
	}
	return []any{n.Key, n.Channel, n.To.Kind, n.To.ID, n.To.Address, n.Template, content, notBefore, at, at, n.Key}
}

// violates says whether a statement failed at one of our unique keys.
func violates(err error, constraint string) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == "23505" && pg.ConstraintName == constraint
}

// unkeepable marks a failure that comes back however often it is tried: data
// that the database refuses.
func unkeepable(err error) error {
	var pg *pgconn.PgError
	if errors.As(err, &pg) && strings.HasPrefix(pg.Code, "22") {
		return fmt.Errorf("%w: %w", desk.ErrUnkeepable, err)
	}
	return err
}

// citizenReplay is what became of a citizen's key that is taken.
func citizenReplay(tx *gorm.DB, patient int64, in *desk.Incoming) (desk.Taken, error) {
	taken := desk.Taken{Again: true}
	var hash []byte
	err := tx.Raw(`select k.request_hash, m.id, m.ticket_id from citizen_keys k join messages m on m.id = k.message_id where k.patient_id = ? and k.key = ?`,
		patient, in.Key).Row().Scan(&hash, &taken.Message, &taken.Ticket)
	switch {
	case err != nil:
		return desk.Taken{}, fmt.Errorf("read a citizen's key: %w", err)
	case !bytes.Equal(hash, in.KeyHash):
		return desk.Taken{}, problem.New(problem.Invalid, "idempotency-key-reused")
	}
	return taken, nil
}
