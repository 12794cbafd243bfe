package rule

// Reason is one condition with what it saw: the screen makes a sentence of it.
type Reason struct {
	Field string   `json:"field"`
	Op    Op       `json:"op"`
	Value []string `json:"value,omitempty"`
	Saw   []string `json:"saw,omitempty"`
	OK    bool     `json:"ok"`
	// Error is a slug when the condition could not be evaluated; it then does not hold.
	Error string `json:"error,omitempty"`
}

// Step is a rule that was passed by on the way to the one that decided.
type Step struct {
	Rule string `json:"rule"`
	Name string `json:"name"`
	// Failed is the first condition that did not hold.
	Failed *Reason `json:"failed,omitempty"`
	// Outranked is set when all held but another rule, that words brought in too, gives the ticket a
	// higher line: then words may not hold it back.
	Outranked bool `json:"outranked,omitempty"`
}

// Problem is a fault of a rule set, in codes. It points at the rule, the part of it, and where an
// expression or a value has the fault at the character.
type Problem struct {
	Slug string `json:"slug"`
	// Rule is the id of the rule, empty for the set itself.
	Rule string `json:"rule,omitempty"`
	// Path is the part: "conditions[2].value", "expr", "decides.queue", "fallback.queue" …
	Path string `json:"path"`
	// Line and Column count from 1, in runes; 0 when the whole part is meant.
	Line   int `json:"line,omitempty"`
	Column int `json:"column,omitempty"`
	// Word is the faulty code or expression part, never anything of a patient.
	Word string `json:"word,omitempty"`
	// Warning marks what can go live all the same.
	Warning bool `json:"warning,omitempty"`
}

// Problems are all faults that were found, in the order of the rules.
type Problems []Problem
