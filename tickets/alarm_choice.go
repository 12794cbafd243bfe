package tickets

import (
	"slices"
	"time"

	"kontaktpunkten/tickets/problem"
)

// AlarmChoice is what somebody chose when words suggested an emergency (KP-7a).
// It is kept and lowers nothing: the words stay with the ticket, and so does its
// priority.
type AlarmChoice struct {
	Choice string // of AlarmChoices; empty: nobody has chosen
	By     int
	At     time.Time
}

// AlarmChoices are referred to 112, to a nurse at once, and that who contacts us
// says that it is no emergency.
var AlarmChoices = []string{"112", "nurse", "no-emergency"}

// ChooseAlarm keeps the choice; the one before stays in the events. Conflict with
// slug no-alarm where no words were found. What follows from it is a verb of its
// own: escalate, or close.
func (t *Ticket) ChooseAlarm(by Actor, m Moment, choice string) (Outcome, error) {
	if _, err := t.begin(VerbAlarmChoice, by); err != nil {
		return Outcome{}, err
	}
	switch {
	case !slices.Contains(AlarmChoices, choice):
		return Outcome{}, problem.OfField("choice", "unknown")
	case len(t.Alarm) == 0:
		return Outcome{}, problem.New(problem.Conflict, "no-alarm")
	}
	t.AlarmChoice = AlarmChoice{Choice: choice, By: by.ID, At: m.At}
	t.end(VerbAlarmChoice, m)
	return Outcome{Kind: AlarmChosen, Data: Data{AlarmChoice: choice}}, nil
}
