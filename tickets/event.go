package tickets

import (
	"time"

	"kontaktpunkten/tickets/workday"
)

// Kind names an event. The catalogue below is complete: a golden file holds it,
// and the readers (timeline, live updates, statistics) know no other.
type Kind string

// The kinds of event.
const (
	Registered       Kind = "ticket.registered"
	Taken            Kind = "ticket.taken"
	HandedOver       Kind = "ticket.handed-over"
	Noted            Kind = "ticket.noted"
	Escalated        Kind = "ticket.escalated"
	ReturnedEvent    Kind = "ticket.returned"
	WatchSet         Kind = "ticket.watch-set"
	WaitStarted      Kind = "ticket.wait-started"
	Resumed          Kind = "ticket.resumed"
	ClosedEvent      Kind = "ticket.closed"
	ReopenedEvent    Kind = "ticket.reopened"
	PatientCorrected Kind = "ticket.patient-corrected"
	Edited           Kind = "ticket.edited"
	AlarmChosen      Kind = "ticket.alarm-chosen"
	Warned           Kind = "ticket.warned"
	Breached         Kind = "ticket.breached"
	StepTaken        Kind = "ticket.step-taken"
	Revealed         Kind = "ticket.revealed"
	RightsChanged    Kind = "user.rights-changed"
	SessionEnded     Kind = "session.ended"
	Noticed          Kind = "user.noticed"
	RulesPublished   Kind = "rule.published"
	RuleDraftChanged Kind = "rule.draft-changed"
	RehearsalChanged Kind = "rehearsal.changed"
	QueueClosed      Kind = "queue.closed"
	QueueOpened      Kind = "queue.opened"

	Received        Kind = "ticket.received"
	Replied         Kind = "ticket.replied"
	Requested       Kind = "ticket.requested"
	Unsent          Kind = "ticket.unsent"
	Linked          Kind = "ticket.linked"
	Merged          Kind = "ticket.merged"
	MergedIn        Kind = "ticket.merged-in"
	Unmerged        Kind = "ticket.unmerged"
	DeliveryFailed  Kind = "ticket.delivery-failed"
	DeliverySettled Kind = "ticket.delivery-settled"
	InboxOpened     Kind = "ticket.inbox-opened"
	MailTaken       Kind = "mail.taken"
	MailSettled     Kind = "mail.settled"

	TemplatePublished Kind = "template.published"
	ServicePublished  Kind = "service.published"
)

// Catalogue says what each kind means and which codes its data holds.
var Catalogue = []struct {
	Kind Kind
	Says string
}{
	{Registered, "a contact became a ticket; to: where routing put it; channel, reason, alarm_choice, rule"},
	{Taken, "somebody took it (fördelade till sig); from, to"},
	{HandedOver, "given to a person or a queue; from, to"},
	{Noted, "an internal note; message"},
	{Escalated, "a question went up; from, to; reason; message"},
	{ReturnedEvent, "an answer came back; from, to; message"},
	{WatchSet, "to be looked at again on a day; from, to; on"},
	{WaitStarted, "waits for the customer, the clock stands still; from, to; message"},
	{Resumed, "a wait or watch ended, by a person or its day; from, to"},
	{ClosedEvent, "ended with an action; from, to; action, solved; reason: where it was stated with it"},
	{ReopenedEvent, "opened again; from, to; message"},
	{PatientCorrected, "the wrong person was attached; patient_from, patient_to; message"},
	{Edited, "what was noted changed; fields"},
	{AlarmChosen, "somebody chose what to do about words that suggest an emergency (KP-7a); alarm_choice"},
	{Warned, "the last quarter of a promise began; promise: which; to: the next deadline"},
	{Breached, "a promise was broken; promise: which; to: the next deadline"},
	{StepTaken, "an escalation by time; rule: which step of the unit's plan; promise; from, to; fields: what it did; outcome: the last of that, or why the ticket stays"},
	{Revealed, "protected details were shown (P-4)"},
	{RightsChanged, "a person's roles, units or queues changed; every socket looks again"},
	{SessionEnded, "a session ended; its sockets close"},
	{Noticed, "a notice waits for a person"},
	{RulesPublished, "another rule version decides from its instant on; outcome withdrawn: it will not after all"},
	{RuleDraftChanged, "a unit's draft of its routing; outcome: begun, changed, dropped"},
	{RehearsalChanged, "a rehearsal began, went on or ended; outcome: its state"},
	{QueueClosed, "a queue takes nothing new"},
	{QueueOpened, "a closed queue takes what is new again"},
	{Received, "the customer wrote again; from, to; channel: the way it came; message"},
	{Replied, "an answer to the customer; from, to; channel: the way it leaves; message"},
	{Requested, "a question to the customer (motfråga), the clock stands still; from, to; channel; message"},
	{Unsent, "an answer or a question was taken back before it left; from, to; message"},
	{Linked, "tickets belong together, or without link no longer; link, other"},
	{Merged, "became part of another; from, to; other"},
	{MergedIn, "another became part of this; from, to; other"},
	{Unmerged, "a merge was undone, told on both; from, to; other"},
	{DeliveryFailed, "what was sent did not arrive, for good; delivery, fault"},
	{DeliverySettled, "a person saw to what did not arrive; delivery; outcome: again, withdraw, sent (it did arrive)"},
	{InboxOpened, "the citizen opened what was sent"},
	{MailTaken, "a mail came that no ticket shows: it waits for a person, is parked or was refused; outcome"},
	{MailSettled, "a person said where a mail belongs; outcome"},
	{TemplatePublished, "a text has another version"},
	{ServicePublished, "a form has another version"},
}

// Place is where a ticket stands, in ids and codes.
type Place struct {
	Status   Status     `json:"status,omitempty"`
	Line     int        `json:"line,omitempty"`
	Queue    int        `json:"queue,omitempty"`
	Unit     int        `json:"unit,omitempty"`
	Handler  int        `json:"handler,omitempty"`
	Priority int        `json:"priority,omitempty"`
	Due      *time.Time `json:"due,omitempty"`
}

// Data is what an event holds: ids, codes, from and to. Never a name, a number
// of a person, or free text, so that texts can be erased while history stays.
type Data struct {
	From        *Place   `json:"from,omitempty"`
	To          *Place   `json:"to,omitempty"`
	Channel     string   `json:"channel,omitempty"`
	Reason      string   `json:"reason,omitempty"`
	Rule        string   `json:"rule,omitempty"`
	RuleVersion int      `json:"rule_version,omitempty"`
	Action      string   `json:"action,omitempty"`
	Solved      bool     `json:"solved,omitempty"`
	On          Day      `json:"on,omitempty"`
	Urgent      bool     `json:"urgent,omitempty"`
	Fields      []string `json:"fields,omitempty"`
	PatientFrom int64    `json:"patient_from,omitempty"`
	PatientTo   int64    `json:"patient_to,omitempty"`
	Link        string   `json:"link,omitempty"`
	Other       int64    `json:"other,omitempty"` // another ticket
	Delivery    int64    `json:"delivery,omitempty"`
	Fault       string   `json:"fault,omitempty"`
	Outcome     string   `json:"outcome,omitempty"`
	AlarmChoice string   `json:"alarm_choice,omitempty"`
	Promise     string   `json:"promise,omitempty"`
}

// Outcome is what a verb did, for the store to write in one transaction.
type Outcome struct {
	Kind       Kind
	Data       Data
	Message    *Message    // text to keep beside the event
	Ask        *Question   // a new escalation
	Answer     *Answer     // ends escalations
	Watch      *WatchEntry // a new watch
	EndWatches bool        // open watches are done
}

// Message is a text on a ticket. The verbs say its kind; who writes to the
// customer, or for the customer, says the rest.
type Message struct {
	Kind string // contact, incoming, reply, request, note, question, answer, reason, waiting
	Body string
	Via  string // email or inbox; empty for what stays in the house
	// Subject is a mail's; Folded what is quoted in it and its signature.
	Subject, Folded string
	HTML            string // made safe
	RemoteImages    bool   // HTML refers to images elsewhere
	Template        int    // id of the template version that it began with
}

// Question is a new escalation.
type Question struct {
	From, To int
	Reason   string
	Text     string
}

// Answer ends the escalations named; an empty text means withdrawn.
type Answer struct {
	Escalations []int64
	Text        string
}

// WatchEntry is "look again on this day".
type WatchEntry struct {
	On   Day
	Note string
}

// Place is where the ticket stands now.
func (t *Ticket) Place() *Place {
	p := &Place{Status: t.Status, Line: t.Line, Queue: t.Queue, Unit: t.Unit, Handler: t.Handler, Priority: t.Priority}
	if due, _, kind := t.Showing(); kind != "" {
		p.Due = &due
	}
	return p
}

// ClockRow is when a watch or a wait ends.
type ClockRow struct {
	Kind string // watch or wait
	At   time.Time
}

// Clocks are the ends of waits and watches that the ticket has now; promises are
// its own.
func (t *Ticket) Clocks() []ClockRow {
	if t.Status == Closed {
		return nil
	}
	var rows []ClockRow
	if !t.WaitingUntil.IsZero() {
		rows = append(rows, ClockRow{Kind: "wait", At: t.WaitingUntil})
	}
	if t.WatchingOn != "" {
		rows = append(rows, ClockRow{Kind: "watch", At: t.WatchingOn.Morning()})
	}
	return rows
}

// Morning is when a watch comes back: 06:00 of its day in Europe/Stockholm,
// before anybody has begun to work.
func (d Day) Morning() time.Time {
	day, err := workday.ParseDate(string(d))
	if err != nil {
		return time.Time{}
	}
	return time.Date(day.Year, day.Month, day.Day, 6, 0, 0, 0, workday.Stockholm())
}
