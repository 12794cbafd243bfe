package rule

// Source is one version of a unit's rules as people write and keep it.
type Source struct {
	// Unit is the unit whose contacts these rules address.
	Unit string `json:"unit"`
	// Version is kept with every decision.
	Version int `json:"version"`
	// AlarmQueue is the unit's nurse queue: where text that suggests an emergency goes when it would
	// else land where no nurse looks (KP-7a), and where a nurse's question goes that no nurse could
	// take otherwise (P-1, P-12). Empty when the unit has none.
	AlarmQueue string `json:"alarm_queue,omitempty"`
	// AlarmLevel is the service level of such a ticket, unless it already has a tighter one.
	AlarmLevel string `json:"alarm_level,omitempty"`
	Rules      []Rule `json:"rules"`
	// Fallback takes what no rule takes: it must name a queue, so that nothing is left without one.
	Fallback Decides `json:"fallback"`
}

// Rule is one line of a rule set. The first whose conditions all hold decides.
type Rule struct {
	// ID is unique in the set and stays when the rule is renamed or moved.
	ID string `json:"id"`
	// Name is what people call it, in their own words.
	Name       string      `json:"name"`
	Conditions []Condition `json:"conditions,omitempty"`
	// Expr is a condition in the expr language, for what the list cannot say.
	Expr    string  `json:"expr,omitempty"`
	Decides Decides `json:"decides"`
	// Off leaves the rule out without losing it.
	Off bool `json:"off,omitempty"`
}

// Decides is what a rule says of the ticket. Queue, or else group, or else line, picks the queue;
// what is left out comes from the queue and the fallback.
type Decides struct {
	Queue string `json:"queue,omitempty"`
	Line  int    `json:"line,omitempty"`
	Group string `json:"group,omitempty"`
	// Priority is 1 now, 2 high, 3 normal, 4 low. It is the ticket's own and no medical priority.
	Priority int `json:"priority,omitempty"`
	// Level is the code of a service level.
	Level string   `json:"level,omitempty"`
	Tags  []string `json:"tags,omitempty"`
	// Person is the user id of who handles it from the start, or Rota the code of
	// a rota that says who does at that hour: at most one of them.
	Person int    `json:"person,omitempty"`
	Rota   string `json:"rota,omitempty"`
}

// Condition compares one field. See Fields for what can be compared how.
type Condition struct {
	Field string `json:"field"`
	Op    Op     `json:"op"`
	// Value holds one value or, for any_of, none_of and between, several. In JSON it may be a text, a
	// number, a truth value or a list of texts; a value out of a list is compared as its text.
	Value Values `json:"value"`
}

// Values are the values of a condition as text: codes, "true" and "false", numbers, "HH:MM".
type Values []string

// Op is a comparison.
type Op string

// The comparisons.
const (
	Is      Op = "is"
	IsNot   Op = "is_not"
	AnyOf   Op = "any_of"
	NoneOf  Op = "none_of"
	AtLeast Op = "at_least"
	AtMost  Op = "at_most"
	// From and Before compare the wall clock: from includes its minute, before does not.
	From   Op = "from"
	Before Op = "before"
	// Between holds from its first value up to but not including its second, over midnight when the
	// second is the earlier one.
	Between Op = "between"
	// Holds is the comparison of a part of an expression that no other can say.
	Holds Op = "holds"
)

// Priorities of a ticket. They say in which order the desk works, nothing medical (KP-7).
const (
	Now    = 1
	High   = 2
	Normal = 3
	Low    = 4
)
