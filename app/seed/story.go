package seed

import (
	"math/rand/v2"
	"time"

	"kontaktpunkten/tickets/workday"
)

// Who does an act, where it is not one named person.
const (
	byRegistrar  = "registrar"  // somebody of the unit's first queue
	byMember     = "member"     // somebody of the queue that has the ticket
	byPrescriber = "prescriber" // one of them who prescribes
	byHandler    = "handler"    // who handles the ticket
)

// act is one thing that somebody does to the ticket of a story.
type act struct {
	at     time.Time
	By     string `json:"by"`
	Verb   string `json:"verb"`   // register, reveal, or a verb of tickets
	End    *act   `json:"end"`    // of register: how the call ended
	To     string `json:"to"`     // queue or person
	Ask    string `json:"ask"`    // escalation reason
	Text   string `json:"text"`   // question, answer, note, reason
	Action string `json:"action"` // of close
	Days   int    `json:"days"`   // of watch and wait: how many working days
	Urgent bool   `json:"urgent"`
	File   string `json:"file"` // what comes with what the customer writes: png or pdf
	// After is open minutes after the act before.
	After float64 `json:"after"`
}

// story is a contact and all that comes of it.
type story struct {
	nr       int
	contact  *contact
	occurred time.Time
	acts     []act
	right    *Person // the patient meant, where another was chosen first
	left     bool    // lies over on purpose
	name     string  // by which other stories know it
	lost     bool    // no mail to its customer arrives
}

// teller makes stories of contacts.
type teller struct {
	rng *rand.Rand
	cal *workday.Calendar
}

// tell is what comes of a contact that is registered at an instant.
func (w *teller) tell(nr int, c *contact, at time.Time) *story {
	s := &story{nr: nr, contact: c, occurred: w.occurred(c, at)}
	if c.written() && w.rng.IntN(100) < 12 { // lies longer than E-2 allows
		at, s.left = w.cal.AddOpen(at, w.minutes(19*60, 26*60)), true
	}
	switch c.Way {
	case wayCall, wayApart:
		s.then(at, act{By: byRegistrar, Verb: "register", End: c.closing(byRegistrar)})
	case wayKeep:
		s.then(at, act{By: byRegistrar, Verb: "register", End: &act{Verb: "keep"}})
		w.solve(s, byHandler, 10, 60)
	case wayAsk, wayGroup:
		s.then(at, act{By: byRegistrar, Verb: "register", End: c.asking(byRegistrar)})
		w.answer(s)
		s.then(w.after(s, 5, 45), act{By: byMember, Verb: "take"})
		w.solve(s, byHandler, 3, 12)
	case wayNurseGroup:
		s.then(at, act{By: byRegistrar, Verb: "register"})
		s.then(w.after(s, 10, 90), act{By: byMember, Verb: "take"})
		s.then(w.after(s, 5, 15), *c.asking(byHandler))
		w.answer(s)
		s.then(w.after(s, 5, 60), act{By: byMember, Verb: "take"})
		w.solve(s, byHandler, 4, 15)
	case wayMailAsk, wayWebAsk:
		s.then(at, act{By: byRegistrar, Verb: "register"})
		s.then(w.after(s, 5, 70), act{By: byMember, Verb: "take"})
		s.then(w.after(s, 4, 15), *c.asking(byHandler))
		w.answer(s)
		s.then(w.after(s, 5, 60), act{By: byMember, Verb: "take"})
		w.solve(s, byHandler, 4, 15)
	case wayRecept:
		s.then(at, act{By: byRegistrar, Verb: "register"})
		s.then(w.after(s, 40, 420), act{By: byPrescriber, Verb: "take"})
		w.solve(s, byHandler, 3, 12)
	case wayRemiss:
		s.then(at, act{By: byRegistrar, Verb: "register"})
		s.then(w.after(s, 60, 480), act{By: byMember, Verb: "take"})
		w.solve(s, byHandler, 5, 20)
	default:
		s.then(at, act{By: byRegistrar, Verb: "register"})
		s.then(w.after(s, 8, 110), act{By: byMember, Verb: "take"})
		w.detour(s)
		w.solve(s, byHandler, 4, 25)
	}
	w.hurry(s)
	w.again(s)
	s.arrives()
	return s
}

// occurred is when the contact happened: a call some minutes before it is
// saved, what came in writing before it was opened, in the morning overnight.
func (w *teller) occurred(c *contact, at time.Time) time.Time {
	opening, ok := w.cal.OpeningTime(w.cal.Date(at))
	switch {
	case c.Channel == "phone":
		return at.Add(-w.minutes(2, 6))
	case ok && at.Sub(opening) < 90*time.Minute && w.rng.IntN(10) < 7:
		return opening.Add(-w.minutes(20, 14*60))
	}
	return at.Add(-w.minutes(4, 50))
}

func (w *teller) minutes(from, to int) time.Duration {
	return time.Duration(from)*time.Minute + time.Duration(w.rng.Int64N(int64(to-from)*int64(time.Minute))).Truncate(time.Second)
}

// after is so many open minutes after the story's last act.
func (w *teller) after(s *story, from, to int) time.Time {
	return w.cal.AddOpen(s.last(), w.minutes(from, to))
}

func (s *story) last() time.Time { return s.acts[len(s.acts)-1].at }

func (s *story) then(at time.Time, a act) {
	a.at = at
	s.acts = append(s.acts, a)
}

func (c *contact) closing(by string) *act {
	return &act{By: by, Verb: "close", Action: c.Action, Text: c.Note}
}

func (c *contact) asking(by string) *act {
	return &act{By: by, Verb: "escalate", To: c.To, Ask: c.Ask, Text: c.Question}
}

// answer: who is asked takes it and gives it back. The competence groups, who
// see patients meanwhile, need longer.
func (w *teller) answer(s *story) {
	slowest := 100
	if s.contact.Way != wayAsk {
		slowest = 360
	}
	s.then(w.after(s, 15, slowest), act{By: byMember, Verb: "take"})
	s.then(w.after(s, 5, 25), act{By: byHandler, Verb: "return", Text: s.contact.Answer})
}

func (w *teller) solve(s *story, by string, from, to int) {
	s.then(w.after(s, from, to), *s.contact.closing(by))
}

// detour is what now and then happens on the way: a note, a colleague who goes
// on, a wait for the patient, a day to look again.
func (w *teller) detour(s *story) {
	switch n := w.rng.IntN(100); {
	case n < 12:
		s.then(w.after(s, 2, 9), act{By: byHandler, Verb: "note", Text: pick(w.rng, sideNotes)})
	case n < 16:
		s.then(w.after(s, 2, 9), act{By: byHandler, Verb: "hand-over", To: "colleague", Text: pick(w.rng, handOverNotes)})
	case n < 21 && s.contact.Patient != nil:
		s.then(w.after(s, 3, 9), act{By: byHandler, Verb: "wait", Text: pick(w.rng, waitsFor), Days: 3})
		s.then(w.after(s, 120, 700), act{By: byHandler, Verb: "resume"})
	case n < 24:
		s.then(w.after(s, 3, 9), act{By: byHandler, Verb: "watch", Text: pick(w.rng, watchFor), Days: 1})
		opening, _ := w.cal.OpeningTime(w.cal.AddWorkingDays(w.cal.Date(s.last()), 1))
		s.then(opening.Add(w.minutes(5, 120)), act{By: byHandler, Verb: "note", Text: pick(w.rng, sideNotes)})
	}
}

var (
	sideNotes     = []string{"Ringt, inget svar. Försöker igen efter lunch.", "Talat in på telefonsvararen, bara att vi sökt.", "Kollat bokningen, stämmer.", "Kallelsen ligger kvar på 1177, oläst."}
	handOverNotes = []string{"Kan du ta den? Jag går på möte.", "Du pratade med patienten förra gången.", "Tar du denna före lunch?"}
	waitsFor      = []string{"Patienten ska mäta blodtrycket och höra av sig.", "Besked om vilka dagar som passar.", "Patienten letar fram läkemedelslistan.", "Svar från sjukresor om vilken tid som går."}
	watchFor      = []string{"Se att kallelsen gått i väg.", "Ring upp igen, nås inte i dag.", "Kontrollera att svaret kommit."}
)

// hurry ends most stories before the desk closes: nobody leaves a call that was
// promised the same day.
func (w *teller) hurry(s *story) {
	first := s.acts[0].at
	closing, ok := w.cal.ClosingTime(w.cal.Date(first))
	slow := s.contact.Way == wayGroup || s.contact.Way == wayNurseGroup || s.contact.Way == wayRemiss || s.contact.Way == wayMailAsk || s.contact.Way == wayWebAsk
	end := closing.Add(-w.minutes(1, 25))
	lucky := w.rng.IntN(100)
	for _, a := range s.acts {
		ok = ok && a.Verb != "wait" && a.Verb != "watch"
	}
	if !ok || !s.last().After(closing) || end.Sub(first) < 20*time.Minute || lucky >= 90 || slow && lucky >= 65 {
		return
	}
	whole := float64(s.last().Sub(first))
	for i := range s.acts {
		part := float64(s.acts[i].at.Sub(first)) / whole
		s.acts[i].at = first.Add(time.Duration(part * float64(end.Sub(first)))).Truncate(time.Second)
	}
}

// again: a few contacts come back the next day about the same matter.
func (w *teller) again(s *story) {
	switch s.contact.Way {
	case wayCall, wayKeep, wayAsk:
	default: // the first line, who gets it, may not state what was done
		return
	}
	if s.contact.Patient == nil || s.contact.Unit != firstUnit || w.rng.IntN(100) >= 3 {
		return
	}
	s.then(w.after(s, 300, 900), act{By: byRegistrar, Verb: "reopen", Text: "Hör av sig igen om samma sak, något blev oklart."})
	s.then(w.after(s, 5, 60), act{By: byMember, Verb: "take"})
	s.then(w.after(s, 5, 20), act{By: byHandler, Verb: "note", Text: "Ringt och förklarat en gång till."})
	w.solve(s, byHandler, 1, 5)
}
