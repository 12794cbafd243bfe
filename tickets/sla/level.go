package sla

import "cmp"

// Promise is what a clock is about.
type Promise string

// The promises of a level. First, next and solved are made to the customer; line
// is made inside the house.
const (
	// First is the first answer to the customer.
	First Promise = "first"
	// Next is the answer to what the customer wrote after the first one.
	Next Promise = "next"
	// Solved is the end of the matter.
	Solved Promise = "solved"
	// Line is how long the ticket stays in one service line.
	Line Promise = "line"
)

// Promises are all of them.
func Promises() []Promise { return []Promise{First, Next, Solved, Line} }

// Level is a service level (servicenivå): a target for each promise, nil where
// nothing is promised.
type Level struct {
	Code   string  `json:"code"`
	Name   string  `json:"name"`
	NameEN string  `json:"name_en,omitempty"`
	For    *Scope  `json:"for,omitempty"`
	First  *Target `json:"first,omitempty"`
	Next   *Target `json:"next,omitempty"`
	Solved *Target `json:"solved,omitempty"`
	Line   *Target `json:"line,omitempty"`
}

// Scope is which tickets get a level that nobody names for them; an empty list
// is any.
type Scope struct {
	Types      []string `json:"types,omitempty"`
	Channels   []string `json:"channels,omitempty"`
	Reasons    []string `json:"reasons,omitempty"`
	Priorities []int    `json:"priorities,omitempty"`
	Lines      []int    `json:"lines,omitempty"`
}

// Written is E-2's own: who writes has a fitting answer within two working days,
// also where the unit's levels promise no first answer.
var Written = Level{Code: "E-2", First: &Target{Kind: WorkingDays, Days: 2}}

// Target is the level's for one promise; ok is false where it makes none.
func (l Level) Target(p Promise) (t Target, ok bool) {
	at := map[Promise]*Target{First: l.First, Next: l.Next, Solved: l.Solved, Line: l.Line}[p]
	if at == nil {
		return Target{}, false
	}
	return *at, true
}

// Compare orders levels by how soon their tightest promise is typically due, the
// tightest first, and those alike by code: the order in which rules must know
// them. It is no promise: over a weekend 24 hours are due before two minutes of
// open time.
func Compare(a, b Level) int {
	return cmp.Or(cmp.Compare(a.typical(), b.typical()), cmp.Compare(a.Code, b.Code))
}

func (l Level) typical() int {
	tightest := 1 << 30
	for _, p := range Promises() {
		if t, ok := l.Target(p); ok {
			tightest = min(tightest, t.typical())
		}
	}
	return tightest
}
