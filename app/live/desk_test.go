package live

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// The desk of these tests: queues 1 and 2 of unit 1, queue 3 of unit 2.
const (
	firstLine = 1
	nurses    = 2
	elsewhere = 3
)

var queueUnit = map[int]int{firstLine: 1, nurses: 1, elsewhere: 2}
var unitCode = map[int]string{1: "kontakt", 2: "ortoped"}

// desk is a database with its tickets, and the hub's room of tickets over it.
type desk struct {
	pool      *pgxpool.Pool
	url       string
	committed func()  // set by each replica
	begun     []*work // by the test's goroutine

	presentPanics atomic.Int64 // for the ticket with this id
	logFails      atomic.Bool
	logged        atomic.Int64 // rows
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	db := pgtest.New(t)
	config, err := pgxpool.ParseConfig(db.AppURL)
	if err != nil {
		t.Fatal(err)
	}
	config.MaxConns = 8
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{pool: pool, url: db.AppURL, committed: func() {}}
	t.Cleanup(func() {
		for _, w := range d.begun {
			_ = w.tx.Rollback(context.Background()) // of a test that failed
		}
		pool.Close()
	})
	for _, statement := range []string{
		`insert into units (id, code, name, hsa_id, provider_hsa_id) values (1, 'kontakt', 'Kontaktpunkten', 'u1', 'p'), (2, 'ortoped', 'Ortopeden', 'u2', 'p')`,
		`insert into queues (id, code, unit_id, name, line) values (1, 'first', 1, 'Första linjen', 1), (2, 'nurses', 1, 'Sjuksköterskor', 2), (3, 'ortho', 2, 'Ortopeden', 2)`,
		`insert into reasons (code, name, name_en) values ('other', 'Annat', 'Other')`,
		`insert into actions (code, name, name_en, solved) values ('done', 'Klart', 'Done', true)`,
		`insert into users (username, name, created_at) select 'u' || n, 'U' || n, '2026-01-01' from generate_series(1, 9) n`,
		`insert into patients (id, name, created_at, updated_at) values (77, 'Tolvan', '2026-01-01', '2026-01-01')`,
	} {
		if _, err := pool.Exec(context.Background(), statement); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// state is what of a ticket these tests change.
type state struct {
	id      int64
	status  tickets.Status
	queue   int
	handler int
	due     *time.Time
	version int
}

func (s *state) place() *tickets.Place {
	p := &tickets.Place{Status: s.status, Line: 1, Queue: s.queue, Unit: queueUnit[s.queue], Handler: s.handler, Priority: 3}
	if s.status != tickets.Closed {
		p.Due = s.due
	}
	return p
}

// work is one transaction.
type work struct {
	t  fatal
	d  *desk
	tx pgx.Tx
}

// fatal is what *testing.T, *testing.B and *rapid.T have in common.
type fatal interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func (d *desk) begin(t fatal) *work {
	t.Helper()
	tx, err := d.pool.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	w := &work{t: t, d: d, tx: tx}
	d.begun = append(d.begun, w)
	return w
}

func (w *work) commit() {
	w.t.Helper()
	if err := w.tx.Commit(context.Background()); err != nil {
		w.t.Fatal(err)
	}
	w.d.committed()
}

func (w *work) exec(sql string, args ...any) {
	w.t.Helper()
	if _, err := w.tx.Exec(context.Background(), sql, args...); err != nil {
		w.t.Fatal(err)
	}
}

// register adds a ticket of patient 77.
func (w *work) register(queue int, due *time.Time, subject string) *state {
	w.t.Helper()
	s := &state{status: tickets.New, queue: queue, due: due, version: 1}
	now := time.Now()
	err := w.tx.QueryRow(context.Background(), `insert into tickets (id, status, line, queue_id, unit_id, owner_queue_id, owner_unit_id, channel, priority, reason, medical,
		subject, preview, customer_kind, customer_name, customer_relation, customer_phone, customer_email, patient_id, identified_by, level,
		due_at, warn_at, max_line, rule_version, occurred_at, created_at, queued_at, updated_at, version)
		values (nextval('ticket_numbers'), 'new', 1, $1, $2, $1, $2, 'phone', 3, 'other', false, $3, '', 'patient', '', '', '', '', 77, '', '',
		coalesce($4, 'infinity'::timestamptz), 'infinity', 1, 1, $5, $5, $5, $5, 1) returning id`,
		queue, queueUnit[queue], subject, due, now).Scan(&s.id)
	if err != nil {
		w.t.Fatal(err)
	}
	w.event(s, tickets.Registered, 0, nil, now)
	return s
}

// change moves a ticket on; f says how.
func (w *work) change(s *state, kind tickets.Kind, actor int, f func(*state)) {
	w.t.Helper()
	from := s.place()
	f(s)
	s.version++
	w.exec(`update tickets set status = $2::text, queue_id = $3, unit_id = $4, handler_id = nullif($5, 0), due_at = coalesce($6, 'infinity'::timestamptz), version = $7,
		closed_at = case when $2 = 'closed' then now() end, action = case when $2 = 'closed' then 'done' end,
		watching_on = case when $2 = 'watching' then current_date end, paused_at = case when $2 in ('watching', 'waiting') then now() end where id = $1`,
		s.id, string(s.status), s.queue, queueUnit[s.queue], s.handler, s.due, s.version)
	w.event(s, kind, actor, from, time.Now())
}

func (w *work) event(s *state, kind tickets.Kind, actor int, from *tickets.Place, at time.Time) {
	w.t.Helper()
	data := tickets.Data{From: from, To: s.place()}
	if kind == tickets.Noted {
		data = tickets.Data{}
	}
	units := []int{queueUnit[s.queue]}
	if from != nil && !slices.Contains(units, from.Unit) {
		units = append(units, from.Unit)
	}
	text, err := json.Marshal(data)
	if err != nil {
		w.t.Fatal(err)
	}
	w.exec(`insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, actor_id, kind, version, data)
		values ($1, 'ticket', $2, $2, $3, 'user', nullif($4, 0), $5, $6, $7)`, at, s.id, units, actor, string(kind), s.version, string(text))
}

// about adds an event that is not about a ticket.
func (w *work) about(subject string, id int64, kind tickets.Kind) {
	w.t.Helper()
	w.exec(`insert into events (at, subject_type, subject_id, unit_ids, actor_kind, kind, version, data)
		values (now(), $1, $2, '{}', 'system', $3, 1, '{}')`, subject, id, string(kind))
}

// register, alone in a transaction.
func (d *desk) register(t fatal, queue int) *state {
	t.Helper()
	w := d.begin(t)
	s := w.register(queue, nil, "")
	w.commit()
	return s
}

// change, alone in a transaction.
func (d *desk) change(t fatal, s *state, kind tickets.Kind, actor int, f func(*state)) {
	t.Helper()
	w := d.begin(t)
	w.change(s, kind, actor, f)
	w.commit()
}

func to(queue int) func(*state) {
	return func(s *state) { s.queue, s.status, s.handler = queue, tickets.Queued, 0 }
}

func by(user int) func(*state) {
	return func(s *state) { s.status, s.handler = tickets.Active, user }
}

func stays(*state) {}

// ticketRow is what these tests show of a ticket.
type ticketRow struct {
	id      int64
	status  string
	subject string
	version int
	patient int
	Row
}

// Rows implements Tickets.
func (d *desk) Rows(ctx context.Context, ids []int64) (map[int64]Row, error) {
	rows, err := d.pool.Query(ctx, `select id, status, subject, version, coalesce(patient_id, 0), queue_id, unit_id, owner_unit_id, coalesce(handler_id, 0) from tickets where id = any($1)`, ids)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := make(map[int64]Row)
	for rows.Next() {
		r := &ticketRow{}
		if err := rows.Scan(&r.id, &r.status, &r.subject, &r.version, &r.patient, &r.Queue, &r.Unit, &r.OwnerUnit, &r.Handler); err != nil {
			return nil, err
		}
		row := r.Row
		row.Ticket = r
		all[r.id] = row
	}
	return all, rows.Err()
}

// Present implements Tickets. Take tells whether the viewer handles the ticket.
func (d *desk) Present(row Row, v Viewer, actorID int) (wire.Ticket, bool) {
	r := row.Ticket.(*ticketRow)
	if d.presentPanics.Load() == r.id {
		panic("present")
	}
	if !d.Visible(row, v) {
		return wire.Ticket{}, false
	}
	t := wire.Ticket{Number: tickets.FormatNumber(r.id), Status: r.status, Queue: wire.Ref{ID: row.Queue}, Unit: unitCode[row.Unit], Subject: r.subject,
		Version: r.version, Unread: v.UserID != actorID, Can: wire.Can{Take: v.UserID != row.Handler}}
	if r.patient != 0 {
		t.Patient = &wire.Patient{ID: r.patient}
	}
	return t, true
}

// Visible implements Tickets.
func (d *desk) Visible(row Row, v Viewer) bool {
	return slices.Contains(v.Units, row.Unit) || slices.Contains(v.Units, row.OwnerUnit)
}

// LogPush implements Tickets.
func (d *desk) LogPush(ctx context.Context, pushes []Push) error {
	if d.logFails.Load() {
		return fmt.Errorf("no log")
	}
	users, ids, patients := make([]int, len(pushes)), make([]int64, len(pushes)), make([]int64, len(pushes))
	for i, p := range pushes {
		users[i], ids[i], patients[i] = p.Viewer.UserID, p.TicketID, p.PatientID
	}
	_, err := d.pool.Exec(ctx, `insert into access_log (at, activity, user_id, user_hsa_id, user_name, user_title, assignment, provider_hsa_id, unit_hsa_id, resource, ticket_id, patient_ids)
		select now(), 'push', u, '', '', '', '', '', '', 'ticket', i, array[p] from unnest($1::int[], $2::bigint[], $3::bigint[]) as x (u, i, p)`, users, ids, patients)
	d.logged.Add(int64(len(pushes)))
	return err
}
