package rule

import (
	"strconv"

	"kontaktpunkten/routing/words"
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
}

// compiled is a rule ready to be evaluated.
type compiled struct {
	id, name string
	checks   []check
	words    bool // some check looks at words
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
	// What is queue, priority or level.
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

// Match evaluates the rules in their order. The first that holds without looking at words, or else the
// fallback, is the ground; rules above it that words brought in may raise it. Of those the one with the
// highest line decides, the first among equals, and none whose line is below the ground's; priority
// and service level are the most urgent of all. So one more word in a text never makes a ticket less
// visible, whatever the rules say (KP-7).
func (s *Set) Match(sit *Situation) Match {
	v := s.look(sit)
	ground := len(s.rules)
	var raised []int
	steps := make([]Step, 0, min(len(s.rules), 16))
	for i := range s.rules {
		r := &s.rules[i]
		failed, slug := r.firstFailed(v)
		if failed == nil {
			if !r.words || r.holdsBlind(v) {
				ground = i
				break
			}
			raised = append(raised, i)
		}
		step := Step{Rule: r.id, Name: r.name}
		if failed != nil {
			reason := failed.reason(v, false, slug)
			step.Failed = &reason
		}
		steps = append(steps, step)
	}
	return s.settle(v, ground, raised, steps)
}

// settle chooses between the ground rule and those that words brought in.
func (s *Set) settle(v *view, ground int, raised []int, steps []Step) Match {
	base := s.groundOutcome(ground)
	winner, chosen := ground, base
	for _, i := range raised {
		if line := s.rules[i].outcome.Line; line > chosen.Line || winner == ground && line == chosen.Line {
			winner, chosen = i, s.rules[i].outcome
		}
	}
	m := Match{Outcome: chosen, Trace: steps[:min(winner, len(steps))]}
	for _, i := range raised {
		if i < winner {
			m.Trace[i].Outranked = true
		}
	}
	if winner < len(s.rules) {
		r := &s.rules[winner]
		m.Rule, m.Name = r.id, r.name
		m.Reasons = make([]Reason, len(r.checks))
		for i := range r.checks {
			m.Reasons[i] = r.checks[i].reason(v, true, "")
		}
	}
	m.Priority, m.Level = base.Priority, base.Level
	for _, i := range raised {
		o := s.rules[i].outcome
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
	return m
}

func (s *Set) groundOutcome(ground int) Outcome {
	if ground < len(s.rules) {
		return s.rules[ground].outcome
	}
	return s.fallback
}

// look prepares a situation: the words that it keeps, as those of this set.
func (s *Set) look(sit *Situation) *view {
	v := &view{s: sit, found: make([]bool, len(s.words))}
	for _, word := range sit.Words {
		if id, ok := s.wordIDs[word]; ok {
			v.found[id] = true
		}
	}
	return v
}

// firstFailed is the first check that does not hold, with its failure if it failed outright; nil when
// all hold.
func (r *compiled) firstFailed(v *view) (failed *check, slug string) {
	for i := range r.checks {
		if ok, slug := r.checks[i].holds(v); !ok {
			return &r.checks[i], slug
		}
	}
	return nil, ""
}

// holdsBlind says whether the rule holds with no word found.
func (r *compiled) holdsBlind(v *view) bool {
	v.blind = true
	defer func() { v.blind = false }()
	failed, _ := r.firstFailed(v)
	return failed == nil
}
