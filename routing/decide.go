package routing

import (
	"slices"
	"strconv"
	"time"

	"kontaktpunkten/routing/rule"
	"kontaktpunkten/routing/words"
	"kontaktpunkten/tickets/workday"
)

// The vocabulary of rules, by the names that the rest of the desk uses.
type (
	// Situation is what a decision looks at.
	Situation = rule.Situation
	// Patient is the part of it about the patient.
	Patient = rule.Patient
	// RuleSet is one compiled version of a unit's rules.
	RuleSet = rule.Set
	// Reason is a condition with what it saw.
	Reason = rule.Reason
	// Step is a rule passed by.
	Step = rule.Step
	// Alarm is a finding of emergency words.
	Alarm = rule.Alarm
	// Span is where a word stands.
	Span = rule.Span
	// Kept is where a principle differs from the rule that decided.
	Kept = rule.Kept
)

// Decision is where a ticket goes and why. It holds codes only and is kept with the ticket.
type Decision struct {
	// Rule is the id of the rule that decided, or FallbackRule.
	Rule     string `json:"rule"`
	RuleName string `json:"rule_name"`
	// Version is that of the rule set.
	Version int    `json:"version"`
	Queue   string `json:"queue"`
	Line    int    `json:"line"`
	Group   string `json:"group,omitempty"`
	// Priority is 1 now, 2 high, 3 normal, 4 low: the ticket's own, no medical one.
	Priority int `json:"priority"`
	// Level is the code of the service level; empty when neither rule, queue nor fallback has one.
	Level string   `json:"level,omitempty"`
	Tags  []string `json:"tags,omitempty"`
	// Person is the user id of who handles it from the start, and Rota the code of the rota that said
	// so; without a person it waits in the queue.
	Person int    `json:"person,omitempty"`
	Rota   string `json:"rota,omitempty"`
	// Reasons are the conditions of the deciding rule, all of which held.
	Reasons []Reason `json:"reasons"`
	// Trace is the rules above it, in order, each with the first condition that did not hold.
	Trace []Step `json:"trace"`
	// Kept says what differs from the deciding rule, and which principle wanted it so.
	Kept []Kept `json:"kept,omitempty"`
	// Alarm holds the emergency words that were found, or nil.
	Alarm *Alarm `json:"alarm,omitempty"`
}

// FallbackRule is the rule id of a decision that no rule took.
const FallbackRule = "fallback"

// Timed fills in the wall clock and the opening of the unit at the instant of the contact.
func Timed(s Situation, cal *workday.Calendar, at time.Time) Situation {
	local := at.In(cal.Location())
	s.At = at
	s.Hour, s.Minute = local.Hour(), local.Minute()
	s.Weekday = workday.WeekdayCode(local.Weekday())
	s.Open = cal.Open(at)
	return s
}

// The principles that may differ from a rule, besides rule.WhyWords.
const (
	// WhyLicence: only licensed staff answer medical questions (P-12).
	WhyLicence = "licensed-staff-only"
	// WhyProfession: a nurse's question never goes to a BMA (P-1).
	WhyProfession = "profession-needed"
	// WhyAlarm: the text suggests an emergency (KP-7a).
	WhyAlarm = "emergency-words"
)

// referrer is the customer kind of other clinics and GPs (KP-1).
const referrer = "referrer"

// Observe finds the words of the rules, and words that suggest an emergency, in the texts of a
// situation. Keep what it returns: Decide on it gives the same again when the texts are gone. Without
// texts, or when that has been done, it returns the situation as it is.
func Observe(set *RuleSet, s Situation) Situation {
	if s.TextFolded != "" || s.Subject == "" && s.Text == "" {
		return s
	}
	s.Words, s.Alarm = nil, nil
	subject, text := words.Cut(s.Subject), words.Cut(s.Text)
	s.TextFolded = subject.Folded()
	if folded := text.Folded(); s.TextFolded == "" {
		s.TextFolded = folded
	} else if folded != "" {
		s.TextFolded += " " + folded
	}
	for _, t := range []*words.Text{subject, text} {
		for _, word := range set.FindWords(t) {
			if !slices.Contains(s.Words, word) {
				s.Words = append(s.Words, word)
			}
		}
	}
	s.Alarm = findAlarm([]string{"subject", "text"}, subject, text)
	return s
}

// Decide says where a ticket goes and why. The same set and situation always give the same decision. A
// situation with texts is observed first; one that was kept without them is taken as it is.
func Decide(set *RuleSet, s Situation) Decision {
	s = Observe(set, s)
	return settled(set, &s, set.Match(&s))
}

// Place is Decide without Reasons and Trace, for a rehearsal.
func Place(set *RuleSet, s Situation) Decision {
	s = Observe(set, s)
	return settled(set, &s, set.Pick(&s))
}

// settled is what the rules say, held against the principles.
func settled(set *RuleSet, s *Situation, m rule.Match) Decision {
	d := Decision{
		Rule: m.Rule, RuleName: m.Name, Version: set.Source().Version,
		Queue: m.Queue, Line: m.Line, Group: m.Group, Priority: m.Priority, Level: m.Level,
		Tags: slices.Clone(m.Tags), Reasons: m.Reasons, Trace: m.Trace, Kept: m.Kept, Alarm: s.Alarm,
	}
	if d.Rule == "" {
		d.Rule = FallbackRule
	}
	if d.Reasons == nil {
		d.Reasons = []Reason{}
	}
	d.keepProfession(set, s)
	d.raise(set, s)
	d.appoint(set, s, &m.Outcome)
	return d
}

// keepProfession sends what a second-line queue may not take to the unit's nurse queue (P-1, P-12).
func (d *Decision) keepProfession(set *RuleSet, s *Situation) {
	q, known := set.Queue(d.Queue)
	if !known {
		return
	}
	switch {
	case s.Medical && q.Line >= 2 && !q.Licensed:
		d.move(set, WhyLicence)
	case s.Needs != "" && q.Line == 2 && !answeredIn(q, s.Needs):
		if nurses, ok := set.Queue(set.Source().AlarmQueue); ok && answeredIn(nurses, s.Needs) {
			d.move(set, WhyProfession)
		}
	}
}

// raise is KP-7a: a ticket whose text suggests an emergency is the first of all, and lies where nurses
// look. What the first line has, and what waits for others than nurses on the second, goes to the
// nurses; a referrer's words stay with those who assess referrals, since such words are their trade.
func (d *Decision) raise(set *RuleSet, s *Situation) {
	if s.Alarm == nil {
		return
	}
	if d.Priority != rule.Now {
		d.keep("priority", WhyAlarm, strconv.Itoa(d.Priority))
		d.Priority = rule.Now
	}
	q, known := set.Queue(d.Queue)
	nursed := len(q.Professions) == 0 || slices.Contains(q.Professions, string(Nurse))
	unseen := q.Line == 2 && !nursed && s.Customer != referrer
	if known && (q.Line < 2 || unseen) {
		d.move(set, WhyAlarm)
	}
	if level := set.Source().AlarmLevel; level != "" && set.LevelRank(level) < set.LevelRank(d.Level) {
		d.keep("level", WhyAlarm, d.Level)
		d.Level = level
	}
}

// move puts the ticket in the unit's nurse queue, if the unit has one.
func (d *Decision) move(set *RuleSet, why string) {
	nurses, ok := set.Queue(set.Source().AlarmQueue)
	if !ok || nurses.Code == d.Queue {
		return
	}
	d.keep("queue", why, d.Queue)
	d.Queue, d.Line, d.Group = nurses.Code, nurses.Line, nurses.Group
	if d.Level == "" {
		d.Level = nurses.Level
	}
}

func (d *Decision) keep(what, why, was string) {
	// A fresh slice: the decision must not share one with another.
	d.Kept = append(slices.Clip(d.Kept), Kept{What: what, Why: why, Was: was})
}

// answeredIn says whether anybody who works the queue answers what asks for the profession.
func answeredIn(q rule.Queue, needs string) bool {
	return len(q.Professions) == 0 || slices.ContainsFunc(q.Professions, func(p string) bool {
		return answers(Profession(p), Profession(needs))
	})
}
