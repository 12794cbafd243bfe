package desk

import (
	"slices"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/sla"
)

// Row is a ticket as the database gives it for showing: ids, texts, no names of
// staff. Zero stands for null.
type Row struct {
	ID                                         int64
	Status                                     tickets.Status
	Line, Queue, Unit                          int
	OwnerQueue, OwnerUnit, OwnerUser, Handler  int
	Channel                                    string
	Priority                                   int
	Reason                                     string
	Medical, Unstated                          bool
	Subject, Preview, Group                    string
	Alarm                                      []string
	AlarmChoice                                tickets.AlarmChoice
	Customer                                   wire.Customer
	IdentifiedBy                               string
	Patient                                    *PatientRow
	Escalation                                 *EscalationRow
	Returned                                   bool
	Action                                     *wire.Action
	WaitingFor                                 string
	WaitingUntil                               *time.Time
	Watches                                    []WatchRow
	Level                                      string
	DueAt, WarnAt                              *time.Time // null while the clocks stand still
	DueKind                                    string     // of which promise DueAt is
	PausedAt                                   *time.Time
	MaxLine                                    int
	Reopened                                   bool
	OccurredAt, CreatedAt, QueuedAt, UpdatedAt time.Time
	FirstTakenAt, ClosedAt                     *time.Time
	Version, SeenVersion                       int
	CustomerWrote                              bool
	MergedInto                                 int64
	AnsweredAt, AnswerBy                       *time.Time
	// Asked are the open questions, the newest last; lists load the newest only.
	Asked []tickets.Escalation
	// Promises and Trail are loaded when a ticket is opened or changed.
	Promises []tickets.Promise
	Trail    []int
	// Decision is loaded when a ticket is opened.
	Decision *routing.Decision
	// Links are the tickets that belong with it, loaded when a ticket is opened.
	Links []LinkRow
	// Chain is every question with its answer, loaded when a ticket is opened.
	Chain []EscalationRow
}

// PatientRow is the patient of a row.
type PatientRow struct {
	ID             int64
	IdentityNumber string
	Name           string
	Phone, Email   string
	Protected      bool
	// Reach is the agreed way to a protected patient: inbox, phone, post; empty: none (P-4).
	Reach string
}

// EscalationRow is a question, and its answer where there is one.
type EscalationRow struct {
	ID         int64      `json:"id"`
	From       int        `json:"from_queue_id"`
	To         int        `json:"to_queue_id"`
	Reason     string     `json:"reason"`
	Question   string     `json:"question"`
	AskedBy    int        `json:"asked_by"`
	AskedAt    time.Time  `json:"asked_at"`
	Answer     *string    `json:"answer"`
	AnsweredBy int        `json:"answered_by"`
	AnsweredAt *time.Time `json:"answered_at"`
}

// LinkRow is a ticket that belongs with another.
type LinkRow struct {
	ID       int64      `json:"id"`
	Kind     string     `json:"kind"`
	Subject  string     `json:"subject"`
	Status   string     `json:"status"`
	Unit     int        `json:"unit_id"`
	Owner    int        `json:"owner_unit_id"`
	MergedAt *time.Time `json:"merged_at"` // of a merge
}

// WatchRow is a watch.
type WatchRow struct {
	On    string     `json:"watch_on"`
	Note  string     `json:"note"`
	SetBy int        `json:"set_by"`
	Done  *time.Time `json:"done_at"`
}

// VisibleTo holds where the owner's unit or the queue's unit is the person's (P-2).
func (r *Row) VisibleTo(p *auth.Principal) bool {
	return p.May("ticket", "read", r.Unit, r.OwnerUnit)
}

// Ticket makes the domain's ticket of the row, for a verb or for "can".
func (r *Row) Ticket() *tickets.Ticket {
	t := &tickets.Ticket{
		ID: r.ID, Status: r.Status, Line: r.Line, Queue: r.Queue, Unit: r.Unit,
		Owner:   tickets.Owner{Queue: r.OwnerQueue, Unit: r.OwnerUnit, Person: r.OwnerUser},
		Handler: r.Handler, Channel: r.Channel, Priority: r.Priority, Reason: r.Reason, Medical: r.Medical, Unstated: r.Unstated, Alarm: r.Alarm, AlarmChoice: r.AlarmChoice, Group: r.Group,
		Subject: r.Subject, IdentifiedBy: r.IdentifiedBy, Asked: r.Asked, Returned: r.Returned,
		Customer:   tickets.Customer(r.Customer),
		WaitingFor: r.WaitingFor, WaitingUntil: instant(r.WaitingUntil),
		// A copy: a verb changes the ticket, not the row.
		Level: r.Level, Promises: slices.Clone(r.Promises), Trail: r.Trail, PausedAt: instant(r.PausedAt),
		MaxLine: r.MaxLine, Reopened: r.Reopened,
		CustomerWrote: r.CustomerWrote, MergedInto: r.MergedInto, AnsweredAt: instant(r.AnsweredAt), AnswerBy: instant(r.AnswerBy),
		CreatedAt: r.CreatedAt, QueuedAt: r.QueuedAt, UpdatedAt: r.UpdatedAt,
		FirstTakenAt: instant(r.FirstTakenAt), ClosedAt: instant(r.ClosedAt), Version: r.Version,
	}
	if r.Patient != nil {
		t.Patient = r.Patient.ID
	}
	if r.Action != nil {
		t.Action = tickets.Action{Code: r.Action.Code, Note: r.Action.Note}
		if j := r.Action.Journalled; j != nil {
			t.Action.Journalled = &tickets.Journalled{System: j.System, At: j.At, By: j.By}
		}
	}
	for _, w := range r.Watches {
		if w.Done == nil && r.Status == tickets.Watching {
			t.WatchingOn = tickets.Day(w.On)
		}
	}
	return t
}

// Present turns a row into what this person may see of it. It does not ask
// whether the person may see it at all: VisibleTo does.
func (d *Directory) Present(r *Row, p *auth.Principal, now time.Time) wire.Ticket {
	w := wire.Ticket{
		Number: tickets.FormatNumber(r.ID), Status: string(r.Status), Line: r.Line,
		Queue: d.QueueRef(r.Queue), Unit: d.UnitCode(r.Unit), Channel: r.Channel, Priority: r.Priority,
		Reason: r.Reason, Medical: r.Medical, Subject: r.Subject, Preview: r.Preview, Group: r.Group,
		Owner:    wire.Owner{Queue: d.QueueRef(r.OwnerQueue), Unit: d.UnitCode(r.OwnerUnit), Person: d.PersonRef(r.OwnerUser)},
		Handler:  d.PersonRef(r.Handler),
		Customer: r.Customer, IdentifiedBy: r.IdentifiedBy, Action: r.Action,
		Escalation: d.escalation(r.Escalation), Returned: r.Returned, Watches: []wire.Watch{},
		WaitingFor: r.WaitingFor, WaitingUntil: r.WaitingUntil, Alarm: r.Alarm,
		Unread:  r.SeenVersion < r.Version,
		Flagged: r.FirstTakenAt == nil && r.Status != tickets.Closed && d.flagged(r.CreatedAt, now),
		DueAt:   r.DueAt, DueKind: r.DueKind, WarnAt: r.WarnAt, Late: r.DueAt != nil && r.DueAt.Before(now) && r.Status != tickets.Closed,
		OccurredAt: r.OccurredAt, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt, QueuedAt: r.QueuedAt, ClosedAt: r.ClosedAt,
		Version: r.Version,
	}
	if pt := r.Patient; pt != nil {
		shown := ShowPatient(*pt)
		w.Patient = &shown
		if pt.Protected {
			// Whoever rang for a protected patient could lead to the patient (P-4).
			w.Customer = wire.Customer{Kind: w.Customer.Kind}
		}
	}
	for _, x := range r.Watches {
		w.Watches = append(w.Watches, wire.Watch{On: x.On, Note: x.Note, By: d.PersonRef(x.SetBy), Done: x.Done != nil})
	}
	for i := range r.Chain {
		w.Escalations = append(w.Escalations, *d.escalation(&r.Chain[i]))
	}
	if a := r.AlarmChoice; a.Choice != "" {
		w.AlarmChoice = &wire.AlarmChoice{Choice: a.Choice, By: d.PersonRef(a.By), At: a.At}
	}
	w.Promises = shown(r.Promises, now)
	if r.Decision != nil {
		w.Routing = d.Explain(r.Decision)
	}
	w.CustomerWrote, w.AnsweredAt, w.AnswerBy = r.CustomerWrote, r.AnsweredAt, r.AnswerBy
	if r.MergedInto != 0 {
		w.MergedInto = tickets.FormatNumber(r.MergedInto)
	}
	w.ReplyBy = d.ReplyBy(r)
	if slices.Contains(w.ReplyBy, delivery.Email) {
		w.ReplyTo = r.Customer.Email
	}
	for _, l := range r.Links {
		w.Links = append(w.Links, link(l, p, now))
	}
	w.Can = can(r, p)
	w.Can.Unmerge = w.Can.Unmerge && r.Ticket().CanUnmerge(now)
	return w
}

// shown are the promises in the order of their kinds.
func shown(promises []tickets.Promise, now time.Time) []wire.TicketPromise {
	var list []wire.TicketPromise
	for _, kind := range sla.Promises() {
		for i := range promises {
			if promises[i].Kind == kind {
				list = append(list, promise(&promises[i], now))
			}
		}
	}
	return list
}

// promise is late when it was due before it was kept, or stopped, or is due now.
func promise(p *tickets.Promise, now time.Time) wire.TicketPromise {
	w := wire.TicketPromise{Kind: string(p.Kind), Level: p.Level, From: p.From, DueAt: p.Due, WarnAt: p.Warn, Paused: p.EndedAt.IsZero() && !p.PausedAt.IsZero()}
	until := now
	switch {
	case !p.EndedAt.IsZero():
		w.Ended, until = &p.EndedAt, p.EndedAt
	case w.Paused:
		until = p.PausedAt
	}
	w.Late = p.Due.Before(until)
	return w
}

// ReplyBy are the ways in which the customer of a ticket can be answered, the
// best first. A protected patient is answered by the agreed way alone (P-4);
// the inbox is the patient's own, so that nobody who writes for a patient is
// answered there; and what may hold health information goes there first (P-9).
func (d *Directory) ReplyBy(r *Row) []string {
	ways := []string{}
	inbox := r.Patient != nil && r.Patient.IdentityNumber != "" && r.Customer.Kind == "patient"
	if r.Patient != nil && r.Patient.Protected {
		if inbox && r.Patient.Reach == delivery.Inbox {
			ways = append(ways, delivery.Inbox)
		}
		return ways
	}
	if u := d.Units[r.OwnerUnit]; r.Customer.Email != "" && u != nil && u.MailAddress != "" {
		ways = append(ways, delivery.Email)
	}
	if inbox {
		ways = append(ways, delivery.Inbox)
		if r.Medical || r.Channel == "citizen1177" {
			slices.Reverse(ways)
		}
	}
	return ways
}

func can(r *Row, p *auth.Principal) wire.Can {
	t, a := r.Ticket(), p.Actor()
	ok := func(v tickets.Verb) bool { return t.Refuse(v, a) == nil }
	return wire.Can{
		Take: ok(tickets.VerbTake), HandOver: ok(tickets.VerbHandOver), Note: ok(tickets.VerbNote), AlarmChoice: ok(tickets.VerbAlarmChoice) && len(r.Alarm) > 0,
		Escalate: ok(tickets.VerbEscalate), Return: ok(tickets.VerbReturn), Watch: ok(tickets.VerbWatch),
		Wait: ok(tickets.VerbWait), Resume: ok(tickets.VerbResume), Close: ok(tickets.VerbClose),
		Reopen: ok(tickets.VerbReopen), CorrectPatient: ok(tickets.VerbCorrect), Edit: ok(tickets.VerbEdit),
		Reply: ok(tickets.VerbReply), Request: ok(tickets.VerbRequest), Link: ok(tickets.VerbLink), Merge: ok(tickets.VerbMerge), Unmerge: ok(tickets.VerbUnmerge),
		Reveal: r.Patient != nil && r.Patient.Protected && p.May("ticket", "reveal", r.Unit, r.OwnerUnit),
	}
}

// link shows no more than a number of what the person may not see (P-2).
func link(l LinkRow, p *auth.Principal, now time.Time) wire.TicketLink {
	w := wire.TicketLink{Number: tickets.FormatNumber(l.ID), Kind: l.Kind,
		Undo: l.MergedAt != nil && now.Before(l.MergedAt.Add(tickets.UndoMergeWithin)) && p.May("ticket", string(tickets.VerbUnmerge), l.Unit, l.Owner)}
	if p.May("ticket", "read", l.Unit, l.Owner) {
		w.Subject, w.Status = l.Subject, l.Status
	}
	return w
}

func (d *Directory) escalation(e *EscalationRow) *wire.Escalation {
	if e == nil {
		return nil
	}
	w := &wire.Escalation{From: d.QueueRef(e.From), To: d.QueueRef(e.To), Reason: e.Reason, Question: e.Question,
		By: d.PersonRef(e.AskedBy), At: e.AskedAt, AnsweredBy: d.PersonRef(e.AnsweredBy), AnsweredAt: e.AnsweredAt}
	if e.Answer != nil {
		w.Answer = *e.Answer
	}
	return w
}

// Explain is a decision for people to read.
func (d *Directory) Explain(x *routing.Decision) *wire.Routing {
	w := &wire.Routing{Rule: x.Rule, Name: x.RuleName, Version: x.Version, Level: x.Level, Person: d.PersonRef(x.Person), Rota: d.rotaName(x.Rota),
		Reasons: []wire.RoutingReason{}, Above: []wire.RoutingMiss{}}
	for _, r := range x.Reasons {
		w.Reasons = append(w.Reasons, *reason(&r))
	}
	for _, s := range x.Trace {
		w.Above = append(w.Above, wire.RoutingMiss{Rule: s.Rule, Name: s.Name, Failed: reason(s.Failed), Outranked: s.Outranked})
	}
	if q := d.QueueByCode(x.Queue); q != nil {
		w.Queue = &wire.Ref{ID: q.ID, Name: q.Name}
	}
	for _, k := range x.Kept {
		w.Kept = append(w.Kept, wire.RoutingKept{What: k.What, Why: k.Why, Was: k.Was})
	}
	return w
}

func reason(r *routing.Reason) *wire.RoutingReason {
	if r == nil {
		return nil
	}
	// A list on the wire is never null.
	return &wire.RoutingReason{Field: r.Field, Op: string(r.Op), Value: append([]string{}, r.Value...), Saw: append([]string{}, r.Saw...)}
}

func instant(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}
