package rule

import (
	"strconv"
	"time"

	"kontaktpunkten/routing/rota"
	"kontaktpunkten/routing/words"
	"kontaktpunkten/tickets/workday"
)

// Set is a compiled, immutable Source. It is safe for concurrent use.
type Set struct {
	source   Source
	rules    []compiled
	fallback Outcome
	queues   map[string]Queue
	levels   map[string]int // rank by code, 0 is the tightest
	words    []string       // patterns, as the rules write them
	wordIDs  map[string]int
	finder   *words.Finder
	rotas    map[string]rota.Rota
	people   map[int]Person // nil: nobody is checked
	zone     *time.Location
}

// compiled is a rule ready to be evaluated.
type compiled struct {
	id, name string
	checks   []check
	words    bool // some check looks at words
	off      bool
	broken   bool // some part could not be compiled
	outcome  Outcome
}

// Outcome is what a rule decides, with everything filled in.
type Outcome struct {
	Queue    string
	Line     int
	Group    string
	Priority int
	Level    string
	Tags     []string
	// Person is the user id of who handles it from the start, or Rota the code of the rota that says
	// who; both are empty where a queue is enough.
	Person int
	Rota   string
}

// Match is what the rules say of a situation.
type Match struct {
	Outcome
	// Rule is the id of the rule that decided; empty when none did and the fallback holds.
	Rule, Name string
	Reasons    []Reason
	Trace      []Step
	// Kept says what differs from that rule, because words may not lower.
	Kept []Kept
}

// Kept is one thing that a principle decided over the rule.
type Kept struct {
	// What is queue, priority, level or person.
	What string `json:"what"`
	// Why is the code of the principle.
	Why string `json:"why"`
	// Was is what the rule had said.
	Was string `json:"was"`
}

// WhyWords says that without the words that a rule found, or by other words that were found, the ticket would
// have been more visible than the rule made it (KP-7).
const WhyWords = "words-never-lower"

// Source is what the set was made of. The caller must not change it.
func (s *Set) Source() Source { return s.source }

// Queue is what the set knows of a queue.
func (s *Set) Queue(code string) (Queue, bool) {
	q, ok := s.queues[code]
	return q, ok
}

// Words are the patterns that the rules look for, each once.
// The caller must not change them.
func (s *Set) Words() []string { return s.words }

// Person is what the set knows of somebody; checked is false where it knows nobody at all, and so
// cannot say.
func (s *Set) Person(id int) (p Person, known, checked bool) {
	p, known = s.people[id]
	return p, known, s.people != nil
}

// OnRota is who is on by a rota at the instant; ok is false in a gap.
func (s *Set) OnRota(code string, at time.Time) (person int, ok bool) {
	return s.rotas[code].On(at, s.zone)
}

// LevelRank orders service levels by tightness: less is tighter, an unknown or empty code is last.
func (s *Set) LevelRank(code string) int {
	if rank, ok := s.levels[code]; ok {
		return rank
	}
	return len(s.levels)
}

// FindWords are the words of the rules that stand in a text, each once, in the order of the rules.
func (s *Set) FindWords(text *words.Text) []string {
	hits := s.finder.Find(text)
	if len(hits) == 0 {
		return nil
	}
	found := make([]bool, len(s.words))
	for _, hit := range hits {
		found[hit.Pattern] = true
	}
	var out []string
	for id, ok := range found {
		if ok {
			out = append(out, s.words[id])
		}
	}
	return out
}

// failing is how a rule came out: the index of its first check that did not hold, or held.
type failing struct {
	check int16
	fault bool // could not be evaluated
}

const held = -1

// Match evaluates the rules in their order. The first that holds without looking at words, or else the
// fallback, is the ground; rules above it that words brought in may raise it. Of those the one with the
// highest line decides, the first among equals, and none whose line is below the ground's; priority
// and service level are the most urgent of all. So one more word in a text never makes a ticket less
// visible, whatever the rules say (KP-7).
func (s *Set) Match(sit *Situation) Match { return s.match(sit, true) }

// Pick is Match without the reasons and the trace, which take longer than to find the rule: for whoever
// asks a hundred thousand times and wants to know only what is decided.
func (s *Set) Pick(sit *Situation) Match { return s.match(sit, false) }

func (s *Set) match(sit *Situation, explained bool) Match {
	v := s.look(sit)
	ground := len(s.rules)
	var raised []int
	// Explanations are written afterwards, because most of them are never needed.
	var came [MaxRules]failing
	for i := range s.rules {
		r := &s.rules[i]
		came[i] = r.firstFailed(v)
		if came[i].check != held {
			continue
		}
		if !r.words || r.holdsBlind(v) {
			ground = i
			break
		}
		raised = append(raised, i)
	}
	m, winner := s.settle(ground, raised)
	if explained {
		s.explain(&m, v, winner, came[:winner])
	}
	return m
}

// settle chooses between the ground rule and those that words brought in, and says which it is.
func (s *Set) settle(ground int, raised []int) (m Match, winner int) {
	base := s.groundOutcome(ground)
	winner = ground
	chosen := base
	for _, i := range raised {
		if line := s.rules[i].outcome.Line; line > chosen.Line || winner == ground && line == chosen.Line {
			winner, chosen = i, s.rules[i].outcome
		}
	}
	m.Outcome = chosen
	if winner < len(s.rules) {
		m.Rule, m.Name = s.rules[winner].id, s.rules[winner].name
	}
	m.Priority, m.Level = base.Priority, base.Level
	for _, i := range raised {
		o := &s.rules[i].outcome
		m.Priority = min(m.Priority, o.Priority)
		if s.LevelRank(o.Level) < s.LevelRank(m.Level) {
			m.Level = o.Level
		}
	}
	if m.Priority != chosen.Priority {
		m.Kept = append(m.Kept, Kept{What: "priority", Why: WhyWords, Was: strconv.Itoa(chosen.Priority)})
	}
	if m.Level != chosen.Level {
		m.Kept = append(m.Kept, Kept{What: "level", Why: WhyWords, Was: chosen.Level})
	}
	return m, winner
}

// explain adds why the rule holds and why those above it do not.
func (s *Set) explain(m *Match, v *view, winner int, came []failing) {
	m.Trace = s.trace(v, came)
	if winner == len(s.rules) {
		return
	}
	r := &s.rules[winner]
	m.Reasons = make([]Reason, len(r.checks))
	for i := range r.checks {
		m.Reasons[i] = r.checks[i].reason(v, true, false)
	}
}

// trace is the rules passed by, each with the first condition that did not hold.
func (s *Set) trace(v *view, came []failing) []Step {
	steps := make([]Step, len(came))
	reasons := make([]Reason, len(came))
	for i, c := range came {
		r := &s.rules[i]
		steps[i].Rule, steps[i].Name = r.id, r.name
		if c.check == held {
			steps[i].Outranked = true
			continue
		}
		reasons[i] = r.checks[c.check].reason(v, false, c.fault)
		steps[i].Failed = &reasons[i]
	}
	return steps
}

func (s *Set) groundOutcome(ground int) Outcome {
	if ground < len(s.rules) {
		return s.rules[ground].outcome
	}
	return s.fallback
}

// look prepares a situation: the words that it keeps, as those of this set.
func (s *Set) look(sit *Situation) *view {
	v := &view{s: sit, found: make([]bool, len(s.words)), seen: new(sight)}
	for _, word := range sit.Words {
		if id, ok := s.wordIDs[word]; ok {
			v.found[id] = true
		}
	}
	return v
}

// firstFailed is the first check that does not hold.
func (r *compiled) firstFailed(v *view) failing {
	for i := range r.checks {
		if ok, fault := r.checks[i].holds(v); !ok || fault {
			return failing{check: int16(i), fault: fault} //nolint:gosec // conditions and nodes of a rule are far fewer
		}
	}
	return failing{check: held}
}

// holdsBlind says whether the rule holds with no word found.
func (r *compiled) holdsBlind(v *view) bool {
	v.blind = true
	defer func() { v.blind = false }()
	return r.firstFailed(v).check == held
}

// zoneOf is the unit's time zone.
func zoneOf(c Catalogue) *time.Location {
	if c.Zone == nil {
		return workday.Stockholm()
	}
	return c.Zone
}
