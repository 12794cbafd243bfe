package tickets

import (
	"strings"
	"time"
	"unicode/utf8"

	"kontaktpunkten/tickets/problem"
)

// begin refuses or notes where the ticket stood; every verb guards first,
// changes last.
func (t *Ticket) begin(verb Verb, by Actor) (*Place, error) {
	if err := t.Refuse(verb, by); err != nil {
		return nil, err
	}
	return t.Place(), nil
}

// end moves the ticket by the transition table and dates it.
func (t *Ticket) end(verb Verb, m Moment) {
	t.Status, _ = Next(t.Status, verb, t.Handler != 0)
	t.UpdatedAt = m.At
	t.Version++
}

// placeIn puts the ticket into a queue with nobody handling it.
func (t *Ticket) placeIn(q Queue, at time.Time) {
	t.Queue, t.Unit, t.Line, t.Handler = q.ID, q.Unit, q.Line, 0
	if q.Group != "" {
		t.Group = q.Group
	}
	t.QueuedAt = at
}

// handledBy makes a person the handler and remembers the highest line (KP-8).
func (t *Ticket) handledBy(person int, at time.Time) {
	t.Handler = person
	t.Returned = false
	t.MaxLine = max(t.MaxLine, t.Line)
	if t.FirstTakenAt.IsZero() {
		t.FirstTakenAt = at
	}
}

// pause stops the clock; a clock that stands still already goes on doing so.
func (t *Ticket) pause(at time.Time) {
	if t.Clock.PausedAt.IsZero() {
		t.Clock.PausedAt = at
	}
}

// unpause lets the clock go on with what was left of the promise.
func (t *Ticket) unpause(m Moment) {
	c := &t.Clock
	if c.PausedAt.IsZero() {
		return
	}
	if !c.DueAt.IsZero() {
		c.DueAt, c.WarnAt = m.Clocks.Resume(c.Level, t.Owner.Unit, c.DueAt, c.WarnAt, c.PausedAt, m.At)
	}
	c.PausedAt = time.Time{}
	t.WaitingFor, t.WaitingUntil, t.WatchingOn = "", time.Time{}, ""
}

// written trims a text that must be there; limit is in characters.
func written(path, text string, limit int) (string, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return "", problem.OfField(path, "required")
	case utf8.RuneCountInString(text) > limit:
		return "", problem.OfField(path, "too-long")
	}
	return text, nil
}

// Take moves the ticket to who asks ("Fördela till mig", E-7).
func (t *Ticket) Take(by Actor, m Moment) (Outcome, error) {
	from, err := t.begin(VerbTake, by)
	if err != nil {
		return Outcome{}, err
	}
	t.unpause(m)
	t.handledBy(by.ID, m.At)
	t.end(VerbTake, m)
	return Outcome{Kind: Taken, Data: Data{From: from, To: t.Place()}, EndWatches: from.Status == Watching}, nil
}

// HandOver gives the ticket to a person who works in its queue, or to another
// queue ("Omfördela"). Exactly one of person and queue is set; who may be handed
// to is checked by the caller, who knows the people.
func (t *Ticket) HandOver(by Actor, m Moment, person int, queue *Queue, note string) (Outcome, error) {
	from, err := t.begin(VerbHandOver, by)
	if err != nil {
		return Outcome{}, err
	}
	if (person == 0) == (queue == nil) {
		return Outcome{}, problem.OfField("to", "one-of")
	}
	if queue != nil && t.Medical && queue.Line > 1 && !queue.Licensed {
		return Outcome{}, problem.OfField("to.queue", "licensed-only")
	}
	t.unpause(m)
	if queue != nil {
		t.placeIn(*queue, m.At)
	} else {
		t.handledBy(person, m.At)
	}
	t.end(VerbHandOver, m)
	out := Outcome{Kind: HandedOver, Data: Data{From: from, To: t.Place()}, EndWatches: from.Status == Watching}
	if note = strings.TrimSpace(note); note != "" {
		out.Message = &Message{Kind: "note", Body: note}
	}
	return out, nil
}

// Note adds an internal note; at most 20 000 characters.
func (t *Ticket) Note(by Actor, m Moment, text string) (Outcome, error) {
	if _, err := t.begin(VerbNote, by); err != nil {
		return Outcome{}, err
	}
	text, err := written("text", text, 20000)
	if err != nil {
		return Outcome{}, err
	}
	t.end(VerbNote, m)
	return Outcome{Kind: Noted, Message: &Message{Kind: "note", Body: text}}, nil
}

// Escalate sends a question to a queue of the same or a higher line; the owner
// stays the owner and gets the answer (KP-4). A medical question goes to
// licensed staff alone (P-12). urgent raises the ticket to priority 1.
func (t *Ticket) Escalate(by Actor, m Moment, to Queue, reason, question string, urgent bool) (Outcome, error) {
	from, err := t.begin(VerbEscalate, by)
	if err != nil {
		return Outcome{}, err
	}
	if question, err = written("question", question, 4000); err != nil {
		return Outcome{}, err
	}
	switch {
	case to.ID == t.Queue:
		return Outcome{}, problem.OfField("queue", "same-queue")
	case to.Line < t.Line:
		return Outcome{}, problem.OfField("queue", "not-a-higher-line")
	case t.Medical && to.Line > 1 && !to.Licensed:
		return Outcome{}, problem.OfField("queue", "licensed-only")
	}
	t.unpause(m)
	if by.Kind == ByUser {
		t.handledBy(by.ID, m.At)
	}
	ask := &Question{From: t.Queue, To: to.ID, Reason: reason, Text: question}
	t.Asked = append(t.Asked, Escalation{From: t.Queue, Line: t.Line, Unit: t.Unit, To: to.ID, Asker: by.ID})
	t.placeIn(to, m.At)
	if urgent {
		t.Priority = 1
	}
	t.promise(to, m)
	t.end(VerbEscalate, m)
	return Outcome{Kind: Escalated, Data: Data{From: from, To: t.Place(), Reason: reason, Urgent: urgent},
		Message: &Message{Kind: "question", Body: question}, Ask: ask, EndWatches: from.Status == Watching}, nil
}

// promise lets the queue's own service level (KP-10) shorten the ticket's, never
// lengthen it.
func (t *Ticket) promise(q Queue, m Moment) {
	if q.Level == "" || q.Level == t.Clock.Level {
		return
	}
	due, warn := m.Clocks.Promise(q.Level, q.Unit, m.At)
	if !due.IsZero() && (t.Clock.DueAt.IsZero() || due.Before(t.Clock.DueAt)) {
		t.Clock = Clock{Level: q.Level, DueAt: due, WarnAt: warn}
	}
}

// Return gives the newest question its answer and the ticket back to the queue
// that asked ("Återlämna med svar"). Medical questions are answered by licensed
// staff alone (P-12).
func (t *Ticket) Return(by Actor, m Moment, answer string) (Outcome, error) {
	from, err := t.begin(VerbReturn, by)
	if err != nil {
		return Outcome{}, err
	}
	if answer, err = written("answer", answer, 20000); err != nil {
		return Outcome{}, err
	}
	t.unpause(m)
	t.handledBy(by.ID, m.At)
	last := t.Asked[len(t.Asked)-1]
	t.Asked = t.Asked[:len(t.Asked)-1]
	t.placeIn(Queue{ID: last.From, Line: last.Line, Unit: last.Unit}, m.At)
	t.Returned = true
	t.end(VerbReturn, m)
	return Outcome{Kind: ReturnedEvent, Data: Data{From: from, To: t.Place()}, EndWatches: from.Status == Watching,
		Message: &Message{Kind: "answer", Body: answer}, Answer: &Answer{Escalations: []int64{last.ID}, Text: answer}}, nil
}

// Watch puts the ticket aside until a day ("Bevaka till"); the day must be
// later than today, at most two years on. The clock stands still.
func (t *Ticket) Watch(by Actor, m Moment, today, on Day, note string) (Outcome, error) {
	from, err := t.begin(VerbWatch, by)
	if err != nil {
		return Outcome{}, err
	}
	day, err := time.Parse(time.DateOnly, string(on))
	if err != nil {
		return Outcome{}, problem.OfField("on", "not-a-date")
	}
	now, _ := time.Parse(time.DateOnly, string(today))
	if !day.After(now) || day.After(now.AddDate(2, 0, 0)) {
		return Outcome{}, problem.OfField("on", "day-out-of-range")
	}
	if note, err = written("note", note, 2000); err != nil {
		return Outcome{}, err
	}
	t.standStill(by, m)
	t.WaitingFor, t.WaitingUntil, t.WatchingOn = "", time.Time{}, on
	t.end(VerbWatch, m)
	return Outcome{Kind: WatchSet, Data: Data{From: from, To: t.Place(), On: on}, Watch: &WatchEntry{On: on, Note: note}, EndWatches: true}, nil
}

// Wait stops the clock until the customer answers or until comes ("Inväntar
// svar"); until is zero or in the future.
func (t *Ticket) Wait(by Actor, m Moment, what string, until time.Time) (Outcome, error) {
	from, err := t.begin(VerbWait, by)
	if err != nil {
		return Outcome{}, err
	}
	if what, err = written("for", what, 500); err != nil {
		return Outcome{}, err
	}
	if !until.IsZero() && !until.After(m.At) {
		return Outcome{}, problem.OfField("until", "not-in-the-future")
	}
	t.standStill(by, m)
	t.WaitingFor, t.WaitingUntil, t.WatchingOn = what, until, ""
	t.end(VerbWait, m)
	return Outcome{Kind: WaitStarted, Data: Data{From: from, To: t.Place()}, Message: &Message{Kind: "waiting", Body: what}, EndWatches: true}, nil
}

func (t *Ticket) standStill(by Actor, m Moment) {
	if t.Handler == 0 && by.Kind == ByUser {
		t.handledBy(by.ID, m.At)
	}
	t.pause(m.At)
}

// Resume ends a wait or a watch: a person before its time, the clock on it.
func (t *Ticket) Resume(by Actor, m Moment) (Outcome, error) {
	from, err := t.begin(VerbResume, by)
	if err != nil {
		return Outcome{}, err
	}
	t.unpause(m)
	t.end(VerbResume, m)
	return Outcome{Kind: Resumed, Data: Data{From: from, To: t.Place()}, EndWatches: true}, nil
}

// Close ends the ticket with an action of the catalogue (KP-6a). A medical
// action needs where, when and by whom it was documented (P-10); one that names
// a place or a thing needs the note; open questions are withdrawn.
func (t *Ticket) Close(by Actor, m Moment, rule ActionRule, a Action) (Outcome, error) {
	from, err := t.begin(VerbClose, by)
	if err != nil {
		return Outcome{}, err
	}
	if err := rule.check(by, m, a); err != nil {
		return Outcome{}, err
	}
	t.unpause(m)
	if by.Kind == ByUser {
		t.handledBy(by.ID, m.At)
	}
	out := Outcome{Kind: ClosedEvent, EndWatches: true}
	if len(t.Asked) > 0 {
		out.Answer = &Answer{}
		for _, e := range t.Asked {
			out.Answer.Escalations = append(out.Answer.Escalations, e.ID)
		}
		t.Asked = nil
	}
	t.Action = a
	t.ClosedAt = m.At
	t.end(VerbClose, m)
	out.Data = Data{From: from, To: t.Place(), Action: rule.Code, Solved: rule.Solved}
	return out, nil
}

func (r ActionRule) check(by Actor, m Moment, a Action) error {
	var fields []problem.Field
	if r.Requires == "licensed" && !by.Licensed || r.Requires == "prescriber" && !by.Prescriber {
		return &problem.Problem{Kind: problem.Forbidden, Slug: r.Requires + "-only", Fields: []problem.Field{{Path: "action", Slug: r.Requires + "-only"}}}
	}
	if r.NeedsNote && strings.TrimSpace(a.Note) == "" {
		fields = append(fields, problem.Field{Path: "note", Slug: "required"})
	}
	if utf8.RuneCountInString(a.Note) > 4000 {
		fields = append(fields, problem.Field{Path: "note", Slug: "too-long"})
	}
	if j := a.Journalled; r.Medical || j != nil {
		switch {
		case j == nil:
			fields = append(fields, problem.Field{Path: "journalled", Slug: "journalled-required"})
		default:
			if strings.TrimSpace(j.System) == "" {
				fields = append(fields, problem.Field{Path: "journalled.system", Slug: "required"})
			}
			if strings.TrimSpace(j.By) == "" {
				fields = append(fields, problem.Field{Path: "journalled.by", Slug: "required"})
			}
			if j.At.IsZero() || j.At.After(m.At.Add(5*time.Minute)) {
				fields = append(fields, problem.Field{Path: "journalled.at", Slug: "not-in-the-past"})
			}
		}
	}
	if fields != nil {
		return problem.OfFields(fields)
	}
	return nil
}

// Reopen puts a closed ticket back into its owner's queue with the promise
// begun anew ("Återöppna").
func (t *Ticket) Reopen(by Actor, m Moment, owner Queue, reason string) (Outcome, error) {
	from, err := t.begin(VerbReopen, by)
	if err != nil {
		return Outcome{}, err
	}
	if reason, err = written("reason", reason, 2000); err != nil {
		return Outcome{}, err
	}
	t.placeIn(owner, m.At)
	t.Action, t.ClosedAt, t.Reopened = Action{}, time.Time{}, true
	due, warn := m.Clocks.Promise(t.Clock.Level, owner.Unit, m.At)
	t.Clock = Clock{Level: t.Clock.Level, DueAt: due, WarnAt: warn}
	t.end(VerbReopen, m)
	return Outcome{Kind: ReopenedEvent, Data: Data{From: from, To: t.Place()}, Message: &Message{Kind: "reason", Body: reason}}, nil
}

// CorrectPatient replaces a patient attached by mistake; 0 takes the patient
// away (P-14). The caller logs the reading of both.
func (t *Ticket) CorrectPatient(by Actor, m Moment, patient int64, why string) (Outcome, error) {
	if _, err := t.begin(VerbCorrect, by); err != nil {
		return Outcome{}, err
	}
	why, err := written("why", why, 2000)
	if err != nil {
		return Outcome{}, err
	}
	if patient == t.Patient {
		return Outcome{}, problem.OfField("patient", "same-patient")
	}
	out := Outcome{Kind: PatientCorrected, Data: Data{PatientFrom: t.Patient, PatientTo: patient}, Message: &Message{Kind: "reason", Body: why}}
	t.Patient = patient
	t.end(VerbCorrect, m)
	return out, nil
}

// Edits are the noted facts that can be put right; nil stays.
type Edits struct {
	Subject      *string
	Reason       *string
	Medical      bool // of the new reason
	Priority     *int
	Customer     *Customer
	IdentifiedBy *string
}

// Edit puts right what was noted. The event names the fields, not the texts.
func (t *Ticket) Edit(by Actor, m Moment, e Edits) (Outcome, error) {
	if _, err := t.begin(VerbEdit, by); err != nil {
		return Outcome{}, err
	}
	from := t.Place()
	var fields []string
	if e.Subject != nil {
		subject, err := written("subject", *e.Subject, 200)
		if err != nil {
			return Outcome{}, err
		}
		t.Subject, fields = subject, append(fields, "subject")
	}
	if e.Reason != nil {
		t.Reason, t.Medical, fields = *e.Reason, e.Medical, append(fields, "reason")
	}
	if e.Priority != nil {
		if *e.Priority < 1 || *e.Priority > 4 {
			return Outcome{}, problem.OfField("priority", "out-of-range")
		}
		t.Priority, fields = *e.Priority, append(fields, "priority")
	}
	if e.Customer != nil {
		t.Customer, fields = *e.Customer, append(fields, "customer")
	}
	if e.IdentifiedBy != nil {
		t.IdentifiedBy, fields = *e.IdentifiedBy, append(fields, "identified_by")
	}
	if fields == nil {
		return Outcome{}, problem.New(problem.Invalid, "nothing-to-change")
	}
	t.end(VerbEdit, m)
	return Outcome{Kind: Edited, Data: Data{From: from, To: t.Place(), Fields: fields}}, nil
}
