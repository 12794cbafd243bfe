package seed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
)

// ErrNotEmpty refuses the demonstration in a database where somebody has worked:
// invented people must never lie among real ones.
var ErrNotEmpty = errors.New("the database holds other data: the demonstration needs one of its own")

const demoMark = "demo"

// mark is what the demonstration leaves in the database: the instant that its
// plan ends at, and whether all of it is there.
type mark struct {
	At   time.Time `json:"at"`
	Done bool      `json:"done"`
}

// Demo furnishes a database with the catalogue, the people, the closed tickets of
// some months, and three weeks of a contact point that end now, or at the last closing when nobody is at work.
// The three weeks are done by the real verbs, so that timeline, clocks, decisions and
// access log are real ones. A database that has the demonstration is left as it
// is; one in which it was cut off is gone on with, to the same end; one with
// other data is ErrNotEmpty.
func Demo(ctx context.Context, db *postgres.DB, clock func() time.Time) error {
	return db.Exclusively(ctx, "kp.demo", func() error {
		m, err := begin(ctx, db, clock())
		if err != nil || m.Done {
			return err
		}
		if err := Catalogue(ctx, db); err != nil {
			return err
		}
		if !furnished(db.Book().Directory()) {
			return ErrNotEmpty
		}
		first := m.At.AddDate(0, 0, -120)
		if err := People(ctx, db, auth.NewHasher(auth.DemoParams), first); err != nil {
			return err
		}
		if err := db.AddPatients(ctx, population(), first); err != nil {
			return fmt.Errorf("seed demo: %w", err)
		}
		plan := planFor(db.Book().Directory(), m.At)
		if err := past(ctx, db, plan.days[0]); err != nil {
			return fmt.Errorf("seed demo: %w", err)
		}
		if err := live(ctx, db, plan); err != nil {
			return err
		}
		m.Done = true
		return errors.Join(m.keep(ctx, db), db.ForgetDeeds(ctx, deedPrefix), db.Book().Refresh(ctx))
	})
}

// furnished says whether the desk has the queues that the story plays in.
func furnished(d *desk.Directory) bool {
	for _, q := range Configuration().Queues {
		if d.QueueByCode(q.Code) == nil {
			return false
		}
	}
	return d.UnitByCode(firstUnit).Plan != nil
}

// begin reads the mark, or makes it in a database that nobody has worked in.
func begin(ctx context.Context, db *postgres.DB, now time.Time) (m mark, err error) {
	text, err := db.Mark(ctx, demoMark)
	if err != nil {
		return m, fmt.Errorf("seed demo: %w", err)
	}
	if text != nil {
		err = json.Unmarshal(text, &m)
		return m, err
	}
	untouched, err := db.Untouched(ctx)
	switch {
	case err != nil:
		return m, fmt.Errorf("seed demo: %w", err)
	case !untouched:
		return m, ErrNotEmpty
	}
	m.At = now.UTC().Truncate(time.Second)
	return m, m.keep(ctx, db)
}

func (m mark) keep(ctx context.Context, db *postgres.DB) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if err := db.SetMark(ctx, demoMark, text); err != nil {
		return fmt.Errorf("seed demo: %w", err)
	}
	return nil
}

// live runs the plan on a pool of its own, whose clock it sets and whose commits
// do not each wait for the disk: the mark that follows does.
func live(ctx context.Context, db *postgres.DB, p *plan) (err error) {
	at := p.now
	own, err := postgres.Open(ctx, hasty(db.URL()), 1, func() time.Time { return at })
	if err != nil {
		return fmt.Errorf("seed demo: %w", err)
	}
	defer func() { err = errors.Join(err, own.Close()) }()
	r, err := newRunner(ctx, own, &at)
	if err != nil {
		return err
	}
	return r.run(ctx, p.agenda())
}

// hasty is the same database with commits that are written a moment later.
func hasty(address string) string {
	u, err := url.Parse(address)
	if err != nil || !strings.HasPrefix(u.Scheme, "postgres") {
		return address + " synchronous_commit=off"
	}
	q := u.Query()
	q.Set("synchronous_commit", "off")
	u.RawQuery = q.Encode()
	return u.String()
}

// population are the patients that the desk knows, two of them with protected
// identity (P-4), with the way that was agreed with each.
func population() []postgres.SeededPatient {
	all := make([]postgres.SeededPatient, 0, demoPatients+shownPatients)
	for n := range demoPatients + shownPatients {
		p := known(n)
		switch n {
		case markedPatient:
			p.Protection, p.AgreedWay, p.Reach = "marked", "Inkorgen på 1177. Ring aldrig.", "inbox"
		case moreProtected:
			p.Protection, p.AgreedWay, p.Reach = "registered", "Post genom Skatteverkets förmedling.", "post"
		}
		all = append(all, p)
	}
	return all
}

func known(n int) postgres.SeededPatient {
	p := Patient(n)
	return postgres.SeededPatient{IdentityNumber: p.Number.String(), IdentityKind: string(p.Number.Kind()), Name: p.Name(),
		Phone: p.Phone, Email: p.Email, Protection: "none"}
}
