package desk

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

// PlanVersion is one version of what a unit has decided about routing.
type PlanVersion struct {
	Version, Unit          int
	EffectiveAt, CreatedAt time.Time
	By                     int // 0: not a person
	Note                   string
	// BackTo is the version whose content came back; 0: none.
	BackTo int
	// Live: it is the one that counts now.
	Live bool
	// Plan is nil where only the version was asked for.
	Plan json.RawMessage
}

// PlanDraft is the one draft that a unit has.
type PlanDraft struct {
	Unit     int
	Revision int
	// BasedOn is the version that it was begun from.
	BasedOn            int
	BegunBy, ChangedBy int
	ChangedAt          time.Time
	Plan               json.RawMessage
	// Rehearsed is the newest finished rehearsal of this revision; 0: none.
	Rehearsed int64
}

// PlanStand is where a unit's routing stands; nil is none.
type PlanStand struct {
	Unit         int
	Live, Coming *PlanVersion
	Draft        *PlanDraft
}

// SavePlan is what an editor keeps: Revision is the one it was made from, 0
// begins a draft. BasedOn says which version the editor has seen; 0 leaves it.
type SavePlan struct {
	Unit, Revision, BasedOn int
	Plan                    json.RawMessage
}

// PublishPlan puts a draft live.
type PublishPlan struct {
	Unit, Revision int
	Note           string
	// EffectiveAt is zero for at once.
	EffectiveAt time.Time
	Unrehearsed bool
}

// PlanRefused are the faults for which a plan does not go live.
type PlanRefused struct{ Problems rule.Problems }

// Error implements error; problems hold nothing of a patient.
func (r *PlanRefused) Error() string { return r.Problems.Error() }

// Unwrap makes it the problem plan-has-problems.
func (*PlanRefused) Unwrap() error { return problem.New(problem.Invalid, "plan-has-problems") }

// QueueInUse is why a queue cannot be closed.
type QueueInUse struct{ Uses []wire.QueueUse }

// Error implements error.
func (*QueueInUse) Error() string { return "queue-in-use" }

// Unwrap makes it the problem queue-in-use, with a field for each use.
func (q *QueueInUse) Unwrap() error {
	p := problem.New(problem.Conflict, "queue-in-use")
	for _, u := range q.Uses {
		p.Fields = append(p.Fields, problem.Field{Path: cmp.Or(u.Path, "queue"), Slug: u.Slug})
	}
	return p
}

// Without is the directory as it would be if a queue were closed.
func (d *Directory) Without(queue int) *Directory {
	with, closed := *d, *d.Queues[queue]
	closed.Closed = true
	with.Queues = maps.Clone(d.Queues)
	with.Queues[queue] = &closed
	return &with
}

// AnotherFirstLine tells whether a unit has an open queue of the first line
// besides this one.
func (d *Directory) AnotherFirstLine(q *Queue) bool {
	for id, other := range d.Queues {
		if id != q.ID && other.Unit == q.Unit && other.Line == 1 && !other.Closed {
			return true
		}
	}
	return false
}

// CheckPlan says what is wrong with a plan as it is kept; the compiled plan is
// nil where one fault is more than a warning. What cannot be read at all (a
// span, a day) is a fault too, and the rest is checked without it. It fails for
// what is no plan's JSON.
func (d *Directory) CheckPlan(unit *Unit, version int, effective time.Time, text json.RawMessage) (*routing.Plan, rule.Problems, error) {
	source, unread, err := readPlan(text)
	if err != nil {
		return nil, nil, err
	}
	plan, problems := routing.CompilePlan(source, unit.Code, version, effective, d.RuleCatalogue())
	if len(unread) > 0 {
		plan, problems = nil, append(unread, problems...)
	}
	return plan, problems, nil
}

// LivePlan is a plan that counts, without what no longer fits the desk, so that
// nothing is left unrouted; its Problems tell what that is. It is nil where the
// desk has no queue. It fails for what is no plan's JSON.
func (d *Directory) LivePlan(unit *Unit, version int, effective time.Time, text json.RawMessage) (*routing.Plan, error) {
	source, _, err := readPlan(text)
	if err != nil {
		return nil, err
	}
	plan, _ := routing.Salvage(source, unit.Code, version, effective, d.RuleCatalogue())
	return plan, nil
}

func readPlan(text json.RawMessage) (routing.PlanSource, rule.Problems, error) {
	typed, err := TypedPlan(text)
	if err != nil {
		return routing.PlanSource{}, nil, err
	}
	return PlanSource(typed)
}

// TypedPlan is a kept plan as people type it. Plans that were not typed may write
// a single value without a list.
func TypedPlan(text json.RawMessage) (typed wire.RoutingPlan, err error) {
	if json.Unmarshal(text, &typed) != nil {
		var source routing.PlanSource
		if err = json.Unmarshal(text, &source); err == nil {
			text, err = json.Marshal(source)
		}
		if err == nil {
			typed = wire.RoutingPlan{}
			err = json.Unmarshal(text, &typed)
		}
		if err != nil {
			return typed, fmt.Errorf("read plan: %w", err)
		}
	}
	typed.Rules, typed.Levels = append([]wire.RoutingRule{}, typed.Rules...), append([]wire.ServiceLevel{}, typed.Levels...)
	if typed.Hours.Week == nil {
		typed.Hours.Week = map[string][]string{}
	}
	return typed, nil
}

// PlanSource reads a plan as people type it. What cannot be read is left out and
// told.
func PlanSource(typed wire.RoutingPlan) (source routing.PlanSource, unread rule.Problems, err error) {
	t := &reading{}
	typed.Hours.Week = clean(typed.Hours.Week, "hours.week", t.weekday, t.span)
	typed.Hours.Closed = keep(typed.Hours.Closed, "hours.closed", t.day)
	names := map[string]string{}
	for _, day := range slices.Sorted(maps.Keys(typed.Hours.ClosedNames)) {
		if t.day("hours.closed_names", day) {
			names[day] = typed.Hours.ClosedNames[day]
		}
	}
	typed.Hours.ClosedNames = names
	typed.Rotas = slices.Clone(typed.Rotas)
	for i := range typed.Rotas {
		r, path := &typed.Rotas[i], fmt.Sprintf("rotas[%d]", i)
		r.Week = clean(r.Week, path+".week", t.weekday, t.turn)
		r.Days = clean(r.Days, path+".days", t.day, t.turn)
	}
	text, err := json.Marshal(typed)
	if err == nil {
		err = json.Unmarshal(text, &source)
	}
	if err != nil {
		return source, nil, fmt.Errorf("read plan: %w", err)
	}
	return source, t.unread, nil
}

// reading gathers what could not be read.
type reading struct{ unread rule.Problems }

func (t *reading) ok(err error, slug, path, word string) bool {
	if err != nil {
		t.unread = append(t.unread, rule.Problem{Slug: slug, Path: path, Word: word})
	}
	return err == nil
}

func (t *reading) day(path, day string) bool {
	_, err := workday.ParseDate(day)
	return t.ok(err, "not-a-date", path, day)
}

func (t *reading) weekday(path, code string) bool {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if workday.WeekdayCode(day) == code {
			return true
		}
	}
	return t.ok(workday.ErrWeekday, "not-a-weekday", path, code)
}

func (t *reading) span(path, span string) bool {
	_, err := workday.ParseSpan(span)
	return t.ok(err, "not-a-span", path, span)
}

func (t *reading) turn(path string, turn wire.RotaTurn) bool {
	return t.span(path+".hours", turn.Hours)
}

// clean keeps the keys and values that can be read. Keys go in their order, so
// that the same plan has the same faults.
func clean[V any](days map[string][]V, path string, key func(path, key string) bool, value func(path string, v V) bool) map[string][]V {
	out := make(map[string][]V, len(days))
	for _, day := range slices.Sorted(maps.Keys(days)) {
		if key(path, day) {
			out[day] = keep(days[day], path+"."+day, value)
		}
	}
	return out
}

func keep[V any](list []V, path string, value func(path string, v V) bool) []V {
	out := make([]V, 0, len(list))
	for i, v := range list {
		if value(fmt.Sprintf("%s[%d]", path, i), v) {
			out = append(out, v)
		}
	}
	return out
}
