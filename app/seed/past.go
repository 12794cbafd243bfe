package seed

import (
	"context"
	"math/rand/v2"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/workday"
)

const (
	pastSeed     = 21
	pastDays     = 52  // working days before the demonstration's own
	pastPatients = 900 // of other people than its own
	pastKey      = "demo-past"
)

// past adds the months before the demonstration: closed tickets, for figures over
// time and for rehearsals. They are written by sets, since the verbs would take
// longer than people wait for a demonstration to start. Done once.
func past(ctx context.Context, db *postgres.DB, first workday.Date) error {
	if done, err := db.Mark(ctx, pastKey); err != nil || done != nil {
		return err
	}
	people, err := Principals(ctx, db)
	if err != nil {
		return err
	}
	m := newPast(db.Book().Directory(), people)
	list := m.lived(first)
	ids, err := db.TicketIDs(ctx, len(list))
	if err != nil {
		return err
	}
	for i := range list {
		list[i].ID = ids[i]
	}
	opening, _ := m.cal.OpeningTime(m.cal.AddWorkingDays(first, -pastDays))
	patients := make([]postgres.SeededPatient, 0, pastPatients)
	for n := range pastPatients {
		patients = append(patients, known(m.g.from+n))
	}
	if err := db.AddPatients(ctx, patients, opening); err != nil {
		return err
	}
	return db.AddPast(ctx, pastKey, list)
}

// chronicle makes the past.
type chronicle struct {
	d       *desk.Directory
	cal     *workday.Calendar
	rng     *rand.Rand
	g       *generator
	members map[int][]*auth.Principal // by queue, without supervisors
}

func newPast(d *desk.Directory, people map[string]*auth.Principal) *chronicle {
	m := &chronicle{d: d, cal: d.Calendar(d.UnitByCode(firstUnit).ID), rng: rand.New(rand.NewPCG(pastSeed, 1)),
		g: newGenerator(pastSeed, pastPatients), members: map[int][]*auth.Principal{}}
	m.g.from = demoPatients + shownPatients
	for _, c := range staff() {
		if p := people[c.Username]; p != nil && p.MainRole().Role != auth.RoleSupervisor {
			for _, q := range p.Queues {
				m.members[q] = append(m.members[q], p)
			}
		}
	}
	return m
}

// lived is every ticket that was closed before the first day, in the order in
// which they came.
func (m *chronicle) lived(first workday.Date) []postgres.PastTicket {
	usual := newDeck[way](m.rng)
	for _, x := range mixture {
		for range x.of100 {
			usual.cards = append(usual.cards, way{x.unit, x.way})
		}
	}
	until, _ := m.cal.OpeningTime(first)
	var list []postgres.PastTicket
	for n := pastDays; n > 0; n-- {
		day := m.cal.AddWorkingDays(first, -n)
		from, _ := m.cal.OpeningTime(day)
		to, _ := m.cal.ClosingTime(day)
		for _, at := range times(m.rng, m.cal, from, to, historyAtLeast+m.rng.IntN(historyAtMost-historyAtLeast+1)) {
			next := usual.draw()
			own := m.d.Calendar(m.d.UnitByCode(next.unit).ID)
			at = own.NextOpen(at)
			teller := teller{rng: m.rng, cal: own}
			story := teller.tell(len(list), m.g.contact(next.unit, next.way, at), at)
			if t, closed := m.ticket(story); closed && t.ClosedAt.Before(until) {
				list = append(list, t)
			}
		}
	}
	return list
}

// life is a ticket while its story is told.
type life struct {
	*chronicle
	s       *story
	t       postgres.PastTicket
	at      tickets.Place
	asked   []int // queues that wait for an answer
	handler *auth.Principal
}

// ticket is what comes of a story; closed is false for one that does not end.
func (m *chronicle) ticket(s *story) (t postgres.PastTicket, closed bool) {
	l := &life{chronicle: m, s: s}
	l.begin()
	for i := range s.acts {
		a := &s.acts[i]
		switch a.Verb {
		case "register", "arrive":
			if a.End != nil {
				l.do(a.End, a.at)
			}
		case "take":
			if l.take(a); l.astray() {
				l.sendBack(a.at.Add(3 * time.Minute))
			}
		default:
			l.do(a, a.at)
		}
		if !l.t.ClosedAt.IsZero() {
			return l.t, true
		}
	}
	return l.t, false
}

// begin registers the contact where the rules put it, or with who answered the
// call and ends it in the same act.
func (l *life) begin() {
	c, at := l.s.contact, l.s.acts[0].at
	unit := l.d.UnitByCode(c.Unit)
	first := l.d.Queues[unit.FirstQueue]
	reason := c.Reason
	if c.Channel == "email" {
		reason = "not-stated"
	}
	situation := routing.Situation{Channel: c.Channel, Reason: reason, Medical: l.d.Reasons[reason].Medical, Needs: l.d.Reasons[reason].Needs, Unit: c.Unit,
		Customer: c.Customer.Kind, Subject: c.Subject, Text: c.Text}
	situation.Patient.Known = c.Patient != nil && c.Channel != "email"
	rules := unit.Plan.Rules()
	situation = routing.Observe(rules, routing.Timed(situation, unit.Calendar(), l.s.occurred))
	decision := routing.Decide(rules, situation)
	queue := l.d.QueueByCode(decision.Queue)
	if l.s.acts[0].End != nil {
		queue = first
	}
	l.at = tickets.Place{Status: tickets.New, Line: queue.Line, Queue: queue.ID, Unit: queue.Unit, Priority: decision.Priority}
	l.t = postgres.PastTicket{OwnerQueue: first.ID, OwnerUnit: unit.ID, Channel: c.Channel, Priority: decision.Priority, Reason: c.Reason,
		Medical: l.d.Reasons[c.Reason].Medical, Subject: c.Subject, Text: c.Text, Group: decision.Group, CustomerKind: c.Customer.Kind, CustomerName: c.Customer.Name,
		CustomerRelation: c.Customer.Relation, CustomerPhone: c.Customer.Phone, CustomerEmail: c.Customer.Email, IdentifiedBy: c.IdentifiedBy,
		Level: decision.Level, MaxLine: 1, OccurredAt: l.s.occurred, CreatedAt: at, QueuedAt: at, RuleVersion: decision.Version, Situation: situation, Decision: decision}
	if c.Patient != nil {
		l.t.IdentityNumber = c.Patient.Number.String()
	}
	actor := 0
	if !c.written() {
		l.handler = l.pick(first.ID, 0)
		actor = l.handler.UserID
	} else {
		by, _ := l.d.Calendar(unit.ID).ClosingTime(l.d.Calendar(unit.ID).AddWorkingDays(workday.DateOf(l.s.occurred), 2))
		by = by.UTC()
		l.t.AnswerBy = &by
	}
	l.event(at, tickets.Registered, actor, tickets.Data{To: l.place(), Channel: c.Channel, Reason: reason, Rule: decision.Rule, RuleVersion: decision.Version})
}

// pick is a member of a queue: the same story, the same one.
func (l *life) pick(queue, turn int) *auth.Principal {
	team := l.members[queue]
	return team[mix(l.s.nr*13+turn)%uint64(len(team))]
}

func (l *life) place() *tickets.Place {
	p := l.at
	return &p
}

func (l *life) event(at time.Time, kind tickets.Kind, actor int, data tickets.Data) {
	l.t.Events = append(l.t.Events, postgres.PastEvent{At: at.UTC(), Kind: kind, Actor: actor, Data: data})
}

// handled notes who has it and how high it has come (KP-8).
func (l *life) handled(by *auth.Principal, at time.Time) {
	l.handler, l.at.Handler, l.at.Status = by, by.UserID, tickets.Active
	l.t.MaxLine = max(l.t.MaxLine, l.at.Line)
	if l.t.FirstTakenAt.IsZero() {
		l.t.FirstTakenAt = at
	}
}

func (l *life) take(a *act) {
	from := l.place()
	by := l.pick(l.at.Queue, len(l.t.Events))
	for turn := 0; a.By == byPrescriber && !by.Prescriber && turn < 8; turn++ {
		by = l.pick(l.at.Queue, len(l.t.Events)+turn)
	}
	l.handled(by, a.at)
	l.event(a.at, tickets.Taken, by.UserID, tickets.Data{From: from, To: l.place()})
}

// astray holds for contacts that the rules give to the nurses and that the first
// line could have answered: what a supervisor finds in the figures (KP-8).
func (l *life) astray() bool {
	return l.t.Reason == "contact-clinician" && l.at.Line == 2 && len(l.asked) == 0 && mix(l.s.nr)%9 < 6
}

// sendBack hands the ticket to the owner's queue, where somebody takes it.
func (l *life) sendBack(at time.Time) {
	by := l.handler
	l.move(l.t.OwnerQueue, at, tickets.HandedOver, tickets.Data{})
	l.t.Events[len(l.t.Events)-1].Actor = by.UserID
	l.take(&act{at: at.Add(6 * time.Minute)})
}

// move puts it into another queue with nobody handling it.
func (l *life) move(to int, at time.Time, kind tickets.Kind, data tickets.Data) {
	data.From = l.place()
	q, actor := l.d.Queues[to], l.handler.UserID
	l.at = tickets.Place{Status: tickets.Queued, Line: q.Line, Queue: q.ID, Unit: q.Unit, Priority: l.at.Priority}
	l.t.QueuedAt = at
	data.To = l.place()
	l.event(at, kind, actor, data)
}

// do is any act after registering and taking; notes, waits and watches leave
// nothing in the figures and are left out.
func (l *life) do(a *act, at time.Time) {
	if l.handler == nil {
		l.handler = l.pick(l.at.Queue, len(l.t.Events))
	}
	switch a.Verb {
	case "keep":
		l.handled(l.handler, at)
	case "escalate":
		if to := l.d.QueueByCode(a.To); to != nil {
			l.handled(l.handler, at)
			l.asked = append(l.asked, l.at.Queue)
			l.move(to.ID, at, tickets.Escalated, tickets.Data{Reason: a.Ask})
		}
	case "return":
		if n := len(l.asked); n > 0 {
			back := l.asked[n-1]
			l.asked = l.asked[:n-1]
			l.move(back, at, tickets.ReturnedEvent, tickets.Data{})
		}
	case "close":
		l.end(a, at)
	}
}

// end closes it with the action that its handler may state.
func (l *life) end(a *act, at time.Time) {
	rule := l.d.Actions[a.Action]
	if rule.Requires == "licensed" && !l.handler.Licensed || rule.Requires == "prescriber" && !l.handler.Prescriber {
		rule = l.d.Actions["informed"]
	}
	from := l.place()
	l.handled(l.handler, at)
	l.t.Line, l.t.Queue, l.t.Unit, l.t.Handler = l.at.Line, l.at.Queue, l.at.Unit, l.handler.UserID
	l.t.Action, l.t.ActionNote, l.t.ClosedAt = rule.Code, a.Text, at
	if rule.Medical {
		l.t.JournalledBy = l.handler.Name
	}
	l.at.Status = tickets.Closed
	l.event(at, tickets.ClosedEvent, l.handler.UserID, tickets.Data{From: from, To: l.place(), Action: rule.Code, Solved: rule.Solved, Reason: l.stated()})
}

// stated is the reason that is said with the close, of what came without one (KP-11).
func (l *life) stated() string {
	if l.t.Channel == "email" {
		return l.t.Reason
	}
	return ""
}
