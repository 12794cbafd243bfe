package wire

import "time"

// RoutingPlan is all that a unit has decided about routing (routing.PlanSource):
// rules, service levels, opening hours, escalation by time and rotas.
type RoutingPlan struct {
	AlarmQueue string           `json:"alarm_queue,omitempty" required:"false" maxLength:"60" doc:"Where words that suggest an emergency go (KP-7a)"`
	AlarmLevel string           `json:"alarm_level,omitempty" required:"false" maxLength:"60"`
	Rules      []RoutingRule    `json:"rules" maxItems:"500"`
	Fallback   RoutingDecides   `json:"fallback" doc:"Takes what no rule takes; names a queue"`
	Levels     []ServiceLevel   `json:"levels" maxItems:"100"`
	Hours      OpeningHours     `json:"hours"`
	Steps      []EscalationStep `json:"steps,omitempty" required:"false" maxItems:"200"`
	Rotas      []Rota           `json:"rotas,omitempty" required:"false" maxItems:"50"`
}

// RoutingRule is one rule (fördelningsregel); the first whose conditions all hold
// decides.
type RoutingRule struct {
	ID         string             `json:"id" maxLength:"60"`
	Name       string             `json:"name" maxLength:"200"`
	Conditions []RoutingCondition `json:"conditions,omitempty" required:"false" maxItems:"50"`
	Expr       string             `json:"expr,omitempty" required:"false" maxLength:"4000" doc:"A condition in the expr language"`
	Decides    RoutingDecides     `json:"decides"`
	Off        bool               `json:"off,omitempty" required:"false" doc:"Left out without being lost"`
}

// RoutingCondition compares one field.
type RoutingCondition struct {
	Field string   `json:"field" maxLength:"60"`
	Op    string   `json:"op" maxLength:"20"`
	Value []string `json:"value" maxItems:"200"`
}

// RoutingDecides is what a rule says of the ticket; what is left out comes from
// the queue and the fallback.
type RoutingDecides struct {
	Queue    string   `json:"queue,omitempty" required:"false" maxLength:"60"`
	Line     int      `json:"line,omitempty" required:"false"`
	Group    string   `json:"group,omitempty" required:"false" maxLength:"60"`
	Priority int      `json:"priority,omitempty" required:"false" doc:"1 now … 4 low; the ticket's own, never a medical one (KP-7)"`
	Level    string   `json:"level,omitempty" required:"false" maxLength:"60"`
	Tags     []string `json:"tags,omitempty" required:"false" maxItems:"20"`
	Person   int      `json:"person,omitempty" required:"false" doc:"User id of who handles it from the start"`
	Rota     string   `json:"rota,omitempty" required:"false" maxLength:"60" doc:"Who is on by this rota handles it"`
}

// ServiceLevel (servicenivå) has a target for each promise that it makes.
type ServiceLevel struct {
	Code   string       `json:"code" maxLength:"60"`
	Name   string       `json:"name" maxLength:"200"`
	NameEN string       `json:"name_en,omitempty" required:"false" maxLength:"200"`
	For    *LevelScope  `json:"for,omitempty" required:"false" doc:"Tickets that get it when no rule and no queue names a level"`
	First  *LevelTarget `json:"first,omitempty" required:"false" doc:"First answer to the customer"`
	Next   *LevelTarget `json:"next,omitempty" required:"false" doc:"Answer to what the customer wrote later"`
	Solved *LevelTarget `json:"solved,omitempty" required:"false" doc:"End of the matter"`
	Line   *LevelTarget `json:"line,omitempty" required:"false" doc:"Time in one service line"`
}

// LevelScope is which tickets; an empty list is any.
type LevelScope struct {
	Types      []string `json:"types,omitempty" required:"false" maxItems:"50"`
	Channels   []string `json:"channels,omitempty" required:"false" maxItems:"20"`
	Reasons    []string `json:"reasons,omitempty" required:"false" maxItems:"100"`
	Priorities []int    `json:"priorities,omitempty" required:"false" maxItems:"4"`
	Lines      []int    `json:"lines,omitempty" required:"false" maxItems:"3"`
}

// LevelTarget is one promise: elapsed and open_hours count minutes, working_days
// is due when the unit closes on that working day.
type LevelTarget struct {
	Kind    string  `json:"kind" maxLength:"20" doc:"elapsed, open_hours, working_days"`
	Minutes int     `json:"minutes,omitempty" required:"false"`
	Days    int     `json:"days,omitempty" required:"false"`
	WarnAt  float64 `json:"warn_at,omitempty" required:"false" doc:"Share of the time used when the clock warns; 0 is three quarters"`
}

// OpeningHours are a unit's (KP-2, CG-16).
type OpeningHours struct {
	Week           map[string][]string `json:"week" doc:"mon … sun to spans HH:MM-HH:MM"`
	Closed         []string            `json:"closed,omitempty" required:"false" maxItems:"3660" doc:"The unit's own closed days, YYYY-MM-DD"`
	ClosedNames    map[string]string   `json:"closed_names,omitempty" required:"false" doc:"What the unit calls its closed days, by YYYY-MM-DD"`
	OpenOnHolidays bool                `json:"open_on_holidays,omitempty" required:"false"`
}

// EscalationStep is an escalation by time (routing.TimeStep).
type EscalationStep struct {
	ID       string   `json:"id" maxLength:"60"`
	Name     string   `json:"name" maxLength:"200"`
	Queues   []string `json:"queues,omitempty" required:"false" maxItems:"100" doc:"Empty: all of the unit's"`
	Promise  string   `json:"promise,omitempty" required:"false" maxLength:"20" doc:"first, next, solved, line; empty: any"`
	After    int      `json:"after" doc:"Percent of the clock's time that is used; 100 is the breach"`
	Notify   []string `json:"notify,omitempty" required:"false" maxItems:"3" doc:"handler, owner, supervisor"`
	Priority int      `json:"priority,omitempty" required:"false"`
	Queue    string   `json:"queue,omitempty" required:"false" maxLength:"60" doc:"Cover queue to move to"`
	NextLine bool     `json:"next_line,omitempty" required:"false"`
}

// Rota (schema) says who is on.
type Rota struct {
	Code string                `json:"code" maxLength:"60"`
	Name string                `json:"name" maxLength:"200"`
	Week map[string][]RotaTurn `json:"week,omitempty" required:"false" doc:"mon … sun"`
	Days map[string][]RotaTurn `json:"days,omitempty" required:"false" doc:"YYYY-MM-DD: turns that replace the weekday's"`
}

// RotaTurn (pass) is one person's stretch of a day.
type RotaTurn struct {
	Hours  string `json:"hours" maxLength:"11" doc:"HH:MM-HH:MM"`
	Person int    `json:"person"`
}

// RoutingProblem is a fault of a plan, in codes that the language files word.
type RoutingProblem struct {
	Slug    string `json:"slug"`
	Rule    string `json:"rule,omitempty" doc:"Id of the rule; empty for the rest of the plan"`
	Path    string `json:"path" doc:"conditions[2].value, expr, levels[0].first, hours.week, steps[1].queue …"`
	Line    int    `json:"line,omitempty" doc:"Of an expression, from 1; 0: the whole part"`
	Column  int    `json:"column,omitempty"`
	Word    string `json:"word,omitempty"`
	Warning bool   `json:"warning,omitempty" doc:"May go live all the same"`
}

// RoutingVersion is one version of a unit's plan.
type RoutingVersion struct {
	Version     int          `json:"version"`
	Unit        string       `json:"unit"`
	EffectiveAt time.Time    `json:"effective_at"`
	CreatedAt   time.Time    `json:"created_at"`
	By          *Person      `json:"by" doc:"null: not a person"`
	Note        string       `json:"note" doc:"Why"`
	BackTo      int          `json:"back_to,omitempty" doc:"The version whose content came back"`
	Live        bool         `json:"live"`
	Plan        *RoutingPlan `json:"plan,omitempty" doc:"Left out of lists"`
	// Problems can come up after going live, as when a queue is closed.
	Problems []RoutingProblem `json:"problems,omitempty"`
}

// RoutingUnit is where a unit's routing stands.
type RoutingUnit struct {
	Unit    string            `json:"unit"`
	Name    string            `json:"name"`
	Live    *RoutingVersion   `json:"live" doc:"Without its plan"`
	Coming  *RoutingVersion   `json:"coming,omitempty" doc:"The next one to begin to count"`
	Draft   *RoutingDraftInfo `json:"draft,omitempty"`
	CanEdit bool              `json:"can_edit"`
}

// RoutingDraftInfo is who has a draft and since when.
type RoutingDraftInfo struct {
	Revision  int       `json:"revision"`
	BegunBy   *Person   `json:"begun_by"`
	ChangedBy *Person   `json:"changed_by"`
	ChangedAt time.Time `json:"changed_at"`
}

// RoutingDraft is the one draft that a unit has.
type RoutingDraft struct {
	RoutingDraftInfo
	Unit     string           `json:"unit"`
	BasedOn  int              `json:"based_on"`
	Plan     RoutingPlan      `json:"plan"`
	Problems []RoutingProblem `json:"problems"`
	// Rehearsed is the newest finished rehearsal of exactly this revision.
	Rehearsed int64 `json:"rehearsed,omitempty"`
}

// SaveRoutingDraft keeps a draft; Revision is the one it was made from, 0 begins
// one. A revision that is no longer the newest is refused with 409
// draft-changed-meanwhile, and the draft as it is now comes with GET.
type SaveRoutingDraft struct {
	Revision int         `json:"revision"`
	BasedOn  int         `json:"based_on,omitempty" required:"false" doc:"The live version that the editor has looked at, where it is another than the draft was begun from"`
	Plan     RoutingPlan `json:"plan"`
}

// CheckRouting asks what is wrong with a plan, without keeping it.
type CheckRouting struct {
	Plan RoutingPlan `json:"plan"`
}

// RoutingProblems is the answer.
type RoutingProblems struct {
	Problems []RoutingProblem `json:"problems"`
}

// PublishRouting makes the draft count from an instant on; left out, from now on.
type PublishRouting struct {
	Revision    int        `json:"revision"`
	Note        string     `json:"note" minLength:"3" maxLength:"1000" doc:"Why"`
	EffectiveAt *time.Time `json:"effective_at,omitempty" required:"false"`
	// Unrehearsed says that it goes live without a rehearsal of this revision.
	Unrehearsed bool `json:"unrehearsed,omitempty" required:"false"`
}

// RoutingBack makes a new version with the content of an old one.
type RoutingBack struct {
	Version int    `json:"version"`
	Note    string `json:"note" minLength:"3" maxLength:"1000"`
}

// RoutingExpression turns one way of writing a rule's conditions into the other:
// exactly one of the two is set.
type RoutingExpression struct {
	Expr       string             `json:"expr,omitempty" required:"false" maxLength:"4000"`
	Conditions []RoutingCondition `json:"conditions,omitempty" required:"false" maxItems:"50"`
}

// RoutingExpressed is both ways; Conditions is null where the list cannot say
// what the expression says.
type RoutingExpressed struct {
	Expr       string             `json:"expr"`
	Conditions []RoutingCondition `json:"conditions"`
	Problems   []RoutingProblem   `json:"problems"`
}

// RoutingVocabulary is what rules can be written with.
type RoutingVocabulary struct {
	Fields    []RoutingField `json:"fields"`
	Queues    []QueueInfo    `json:"queues" doc:"Those that take something new, of every unit"`
	People    []Colleague    `json:"people" doc:"Staff of the unit"`
	Functions []string       `json:"functions" doc:"Of expressions"`
	Operators []string       `json:"operators" doc:"Of expressions"`
	Types     []string       `json:"types" doc:"Ticket types"`
}

// RoutingField is what a condition can look at.
type RoutingField struct {
	Name  string   `json:"name"`
	Kind  string   `json:"kind" doc:"code, truth, clock, count, words"`
	Ops   []string `json:"ops"`
	Codes []string `json:"codes,omitempty" doc:"The values that a code can have"`
}

// StartRehearsal runs a plan over a past period: the draft's, or a version's.
type StartRehearsal struct {
	Unit string `json:"unit" maxLength:"60"`
	// Revision is the draft's; 0 rehearses Version.
	Revision int       `json:"revision,omitempty" required:"false"`
	Version  int       `json:"version,omitempty" required:"false"`
	From     time.Time `json:"from"`
	To       time.Time `json:"to"`
}

// Rehearsal (provkörning) compares what counts now with a plan, over the contacts
// of a past period.
type Rehearsal struct {
	ID        int64            `json:"id"`
	Unit      string           `json:"unit"`
	Revision  int              `json:"revision,omitempty" doc:"Of the draft that was rehearsed"`
	Version   int              `json:"version,omitempty" doc:"Or the version that was"`
	Against   int              `json:"against" doc:"Version that it is compared with"`
	From      time.Time        `json:"from"`
	To        time.Time        `json:"to"`
	State     string           `json:"state" enum:"queued,running,done,stopped,failed"`
	Done      int              `json:"done" doc:"Tickets so far"`
	Total     int              `json:"total"`
	Fault     string           `json:"fault,omitempty"`
	By        *Person          `json:"by"`
	CreatedAt time.Time        `json:"created_at"`
	EndedAt   *time.Time       `json:"ended_at,omitempty"`
	Result    *RehearsalResult `json:"result,omitempty" doc:"Left out of lists"`
}

// RehearsalResult is what would have been different.
type RehearsalResult struct {
	Tickets int `json:"tickets"`
	// Erased are contacts of the period that can no longer be decided: what they
	// were decided on is gone.
	Erased int `json:"erased"`
	// Moved go to another queue; Untaken are taken by no rule, before and after.
	Moved         int               `json:"moved"`
	UntakenBefore int               `json:"untaken_before"`
	UntakenAfter  int               `json:"untaken_after"`
	Queues        []RehearsalQueue  `json:"queues"`
	Moves         []RehearsalMove   `json:"moves" doc:"The most frequent first"`
	Levels        []RehearsalLevel  `json:"levels"`
	Rules         []RehearsalRule   `json:"rules"`
	Untaken       []RehearsalSample `json:"untaken" doc:"Some that no rule takes afterwards"`
}

// RehearsalQueue is arrivals and load of one queue before and after; hours are
// those of the day in the unit's zone, 24 of each.
type RehearsalQueue struct {
	Queue          Ref       `json:"queue"`
	Unit           string    `json:"unit"`
	Line           int       `json:"line"`
	ArrivalsBefore []int     `json:"arrivals_before"`
	ArrivalsAfter  []int     `json:"arrivals_after"`
	LoadBefore     []float64 `json:"load_before" doc:"Mean of open tickets in that hour, over the period's days"`
	LoadAfter      []float64 `json:"load_after"`
	PeakBefore     int       `json:"peak_before" doc:"Most open at once"`
	PeakAfter      int       `json:"peak_after"`
}

// RehearsalMove is tickets that go from one queue to another.
type RehearsalMove struct {
	From     Ref               `json:"from"`
	To       Ref               `json:"to"`
	Tickets  int               `json:"tickets"`
	Examples []RehearsalSample `json:"examples" doc:"At most ten, spread over the period; none for who reads no tickets of the unit"`
}

// RehearsalSample is a ticket to open.
type RehearsalSample struct {
	Number     string    `json:"number"`
	OccurredAt time.Time `json:"occurred_at"`
	Reason     string    `json:"reason"`
	Before     string    `json:"before" doc:"Id of the rule that decides"`
	After      string    `json:"after"`
}

// RehearsalLevel is the promises of one level of one kind.
type RehearsalLevel struct {
	Level        string `json:"level"`
	Promise      string `json:"promise" enum:"first,next,solved,line"`
	GivenBefore  int    `json:"given_before"`
	GivenAfter   int    `json:"given_after"`
	BrokenBefore int    `json:"broken_before"`
	BrokenAfter  int    `json:"broken_after"`
}

// RehearsalRule is how often a rule decides.
type RehearsalRule struct {
	Rule   string `json:"rule"`
	Name   string `json:"name"`
	Before int    `json:"before"`
	After  int    `json:"after"`
}

// RoutingFigures is the 80/20 rule seen in routing (KP-8): where each reason is
// solved, and how often it goes astray, over [From, To).
type RoutingFigures struct {
	From    time.Time              `json:"from"`
	To      time.Time              `json:"to"`
	Reasons []RoutingReasonFigures `json:"reasons" doc:"The most frequent first"`
}

// RoutingReasonFigures is one contact reason of one unit.
type RoutingReasonFigures struct {
	Unit       string              `json:"unit"`
	Reason     string              `json:"reason"`
	Tickets    int                 `json:"tickets" doc:"Closed tickets that count (KP-8)"`
	SolvedLine [3]int              `json:"solved_line" doc:"Solved with that as the highest line"`
	Unsolved   int                 `json:"unsolved"`
	Returned   int                 `json:"returned" doc:"Returns with an answer"`
	Reassigned int                 `json:"reassigned" doc:"Moves to another queue that were no escalation and no return"`
	Rules      []RoutingReasonRule `json:"rules" doc:"The rules that placed them, the most frequent first"`
}

// RoutingReasonRule is how many a rule of the unit placed.
type RoutingReasonRule struct {
	Rule    string `json:"rule" doc:"fallback: no rule took them"`
	Name    string `json:"name" doc:"In the newest version that placed any; empty for the fallback"`
	Tickets int    `json:"tickets"`
	Moved   int    `json:"moved" doc:"Of them, left the queue they were placed in"`
}

// WhyHere answers "Varför ligger ärendet här?" in one reading.
type WhyHere struct {
	Number  string    `json:"number"`
	Queue   Ref       `json:"queue"`
	Routing *Routing  `json:"routing"`
	Moves   []WhyMove `json:"moves" doc:"What moved it since, oldest first"`
}

// WhyMove is one move from queue to queue.
type WhyMove struct {
	At    time.Time `json:"at"`
	Kind  string    `json:"kind" doc:"Event kind"`
	Actor *Person   `json:"actor" doc:"null: time or the system"`
	From  *Ref      `json:"from"`
	To    *Ref      `json:"to"`
	Step  string    `json:"step,omitempty" doc:"Name of the escalation by time"`
}

// CloseQueue closes a queue for what is new, or opens it again.
type CloseQueue struct {
	Closed bool `json:"closed"`
}

// QueueUse is something that holds a queue open.
type QueueUse struct {
	Slug string `json:"slug" enum:"live-plan,coming-plan,drafted-plan,open-tickets,owned-tickets,open-questions,only-first-line" doc:"Codes that the language files word"`
	Unit string `json:"unit" doc:"Whose plan, or whose queue it is"`
	Rule string `json:"rule,omitempty" doc:"Id of the rule that needs it"`
	Path string `json:"path,omitempty" doc:"Of a plan: decides.queue, fallback.queue, alarm_queue, steps[0].queue"`
	Name string `json:"name,omitempty" doc:"Of the rule or the step"`
	// Version is the plan's; Count how many tickets.
	Version int `json:"version,omitempty"`
	Count   int `json:"count,omitempty"`
}

// TicketPromise is one clock of a ticket.
type TicketPromise struct {
	Kind   string     `json:"kind" enum:"first,next,solved,line"`
	Level  string     `json:"level"`
	From   time.Time  `json:"from"`
	DueAt  time.Time  `json:"due_at"`
	WarnAt time.Time  `json:"warn_at"`
	Paused bool       `json:"paused,omitempty"`
	Ended  *time.Time `json:"ended_at,omitempty"`
	Late   bool       `json:"late,omitempty"`
}
