package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/rehearsal"
	"kontaktpunkten/routing"
	"kontaktpunkten/routing/replay"
	"kontaktpunkten/tickets"
)

// pastBatch is how many contacts are read at a time: some statements of some tens
// of milliseconds, so that no snapshot is held for long.
const pastBatch = 2000

// past reads the contacts of one rehearsal.
type past struct {
	tx     *gorm.DB
	d      *desk.Directory
	job    *rehearsal.Job
	reads  func(known []string) bool
	queues map[string]int // by code
	texts  map[int]bool   // by the version that decided: whether texts have to be read
	// The last contact that was read.
	at time.Time
	id int64
}

// Past implements rehearsal.Store. Tickets that became part of another are left
// out: the other is the contact. Nobody sees the texts, so that they are not in
// the access log.
func (s *Rehearsals) Past(ctx context.Context, job *rehearsal.Job, reads func(known []string) bool) iter.Seq2[[]replay.Recorded, error] {
	p := &past{tx: s.db.Gorm(ctx), d: s.db.book.Directory(), job: job, reads: reads, queues: map[string]int{}, texts: map[int]bool{}, at: job.From}
	for id, q := range p.d.Queues {
		p.queues[q.Code] = id
	}
	return func(yield func([]replay.Recorded, error) bool) {
		for {
			contacts, err := p.next()
			if err != nil {
				yield(nil, fmt.Errorf("read the past: %w", err))
				return
			}
			if len(contacts) == 0 || !yield(contacts, nil) || len(contacts) < pastBatch {
				return
			}
		}
	}
}

// placed is where a contact was put, and where it lies now.
type placed struct {
	id          int64
	version     int
	place, here int
}

func (p *past) next() ([]replay.Recorded, error) {
	contacts, places, err := p.contacts()
	if err != nil || len(contacts) == 0 {
		return nil, err
	}
	if err := p.histories(contacts, places); err != nil {
		return nil, err
	}
	return contacts, p.read(contacts, places)
}

// contacts are the next ones with the decision that placed them, the first of
// each.
func (p *past) contacts() ([]replay.Recorded, []placed, error) {
	rows, err := p.tx.Raw(`with page as materialized (
			select id, occurred_at, created_at, answered_at, closed_at, queue_id, rule_version from tickets
			where owner_unit_id = ? and occurred_at >= ? and occurred_at < ? and (occurred_at, id) > (?, ?) and merged_into is null
			order by occurred_at, id limit ?)
		select p.id, p.occurred_at, p.created_at, p.answered_at, p.closed_at, p.queue_id, coalesce(d.rule_version, p.rule_version), coalesce(d.queue, ''), d.situation
		from page p left join lateral (select rule_version, decision ->> 'queue' as queue, situation::text as situation
			from decisions where ticket_id = p.id order by decided_at limit 1) d on true
		order by p.occurred_at, p.id`, p.job.Unit, p.at, p.job.To, p.at, p.id, pastBatch).Rows()
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	contacts, places := make([]replay.Recorded, 0, pastBatch), make([]placed, 0, pastBatch)
	for rows.Next() {
		var c replay.Recorded
		var at placed
		var answered, closed sql.NullTime
		var queue string
		var situation sql.RawBytes
		if err := rows.Scan(&at.id, &c.OccurredAt, &c.EnteredAt, &answered, &closed, &at.here, &at.version, &queue, &situation); err != nil {
			return nil, nil, err
		}
		c.Number, c.AnsweredAt, c.ClosedAt, at.place = tickets.FormatNumber(at.id), answered.Time, closed.Time, p.queues[queue]
		if situation != nil {
			c.Situation = &routing.Situation{}
			if err := json.Unmarshal(situation, c.Situation); err != nil {
				return nil, nil, fmt.Errorf("situation of ticket %d: %w", at.id, err)
			}
		}
		contacts, places = append(contacts, c), append(places, at)
		p.at, p.id = c.OccurredAt, at.id
	}
	return contacts, places, rows.Err()
}

// happening is a change of where a ticket stands.
type happening struct {
	at                   time.Time
	fromQueue, toQueue   int
	fromStatus, toStatus tickets.Status
}

// histories adds when the contacts left their queue and when their clocks stood
// still.
func (p *past) histories(contacts []replay.Recorded, places []placed) error {
	ids := make([]int64, len(places))
	number := make(map[int64]int, len(places))
	for i := range places {
		ids[i], number[places[i].id] = places[i].id, i
	}
	rows, err := p.tx.Raw(`select ticket_id, at, coalesce((data #>> '{from,queue}')::int, 0), coalesce((data #>> '{to,queue}')::int, 0),
			coalesce(data #>> '{from,status}', ''), coalesce(data #>> '{to,status}', '')
		from events where ticket_id = any (?::bigint[]) and data -> 'from' is not null and data -> 'to' is not null order by ticket_id, id`, intList(ids)).Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	var all []happening
	told := make([]bool, len(contacts))
	tell := func(ticket int64) {
		if i, ok := number[ticket]; ok && len(all) > 0 {
			follow(&contacts[i], places[i].place, all)
			told[i], all = true, all[:0]
		}
	}
	var last int64
	for rows.Next() {
		var h happening
		var id int64
		if err := rows.Scan(&id, &h.at, &h.fromQueue, &h.toQueue, &h.fromStatus, &h.toStatus); err != nil {
			return err
		}
		if id != last {
			tell(last)
		}
		last, all = id, append(all, h)
	}
	tell(last)
	for i := range contacts {
		// What was registered into another queue, as by who ends it during the call,
		// never lay where the rules put it.
		if !told[i] && places[i].place != places[i].here {
			contacts[i].LeftAt = contacts[i].EnteredAt
		}
	}
	return rows.Err()
}

// follow reads a ticket's history: when it first left the queue that it was
// placed in, and when it waited or was watched.
func follow(c *replay.Recorded, place int, all []happening) {
	if all[0].fromQueue != place {
		c.LeftAt = c.EnteredAt
	}
	for _, h := range all {
		if c.LeftAt.IsZero() && h.fromQueue == place && h.toQueue != place {
			c.LeftAt = h.at
		}
		if h.fromStatus == h.toStatus {
			continue
		}
		if n := len(c.Pauses); n > 0 && c.Pauses[n-1].To.IsZero() {
			c.Pauses[n-1].To = h.at
		}
		if h.toStatus == tickets.Waiting || h.toStatus == tickets.Watching {
			c.Pauses = append(c.Pauses, replay.Pause{From: h.at, Watched: h.toStatus == tickets.Watching})
		}
	}
}

// read adds the texts of the contacts that were decided by a version that did not
// look for all the words.
func (p *past) read(contacts []replay.Recorded, places []placed) error {
	var ids []int64
	number := map[int64]int{}
	for i := range places {
		if contacts[i].Situation == nil {
			continue
		}
		wanted, err := p.wanted(places[i].version)
		if err != nil {
			return err
		}
		if wanted {
			ids, number[places[i].id] = append(ids, places[i].id), i
		}
	}
	if len(ids) == 0 {
		return nil
	}
	rows, err := p.tx.Raw(`select t.id, t.subject, coalesce((select m.body from messages m where m.ticket_id = t.id and m.kind = 'contact' order by m.id limit 1), '')
		from tickets t where t.id = any (?::bigint[])`, intList(ids)).Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var subject, text string
		if err := rows.Scan(&id, &subject, &text); err != nil {
			return err
		}
		s := contacts[number[id]].Situation
		s.Subject, s.Text = subject, text
	}
	return rows.Err()
}

// wanted says whether the texts of what a version decided have to be read: also
// where nobody knows any more which words it looked for.
func (p *past) wanted(version int) (bool, error) {
	if wanted, known := p.texts[version]; known {
		return wanted, nil
	}
	words, err := p.words(version)
	if err != nil {
		return false, err
	}
	p.texts[version] = p.reads(words)
	return p.texts[version], nil
}

// words are those that a version looked for.
func (p *past) words(version int) ([]string, error) {
	for _, u := range p.d.Units {
		if u.Plan != nil && u.Plan.Version() == version {
			return u.Plan.Rules().Words(), nil
		}
	}
	var unit int
	var text string
	err := p.tx.Raw(`select coalesce((select unit_id from routing_plans where version = ?), 0), coalesce((select plan::text from routing_plans where version = ?), '')`, version, version).
		Row().Scan(&unit, &text)
	if err != nil || unit == 0 {
		return nil, err
	}
	plan, _, err := p.d.CheckPlan(p.d.Units[unit], version, p.job.From, json.RawMessage(text))
	if err != nil || plan == nil {
		return nil, err
	}
	return slices.Clone(plan.Rules().Words()), nil
}
