package rule

import "strings"

// Express writes conditions as one expression that says the same. What no expression can say, because
// the condition is wrong, is written so that Read points at it.
func Express(conditions []Condition) string {
	parts := make([]string, len(conditions))
	for i, c := range conditions {
		parts[i] = c.express()
	}
	return strings.Join(parts, " and ")
}

// signs are the comparisons that expressions write between a field and a value.
var signs = map[Op]string{Is: "==", IsNot: "!=", AtLeast: ">=", AtMost: "<=", From: ">=", Before: "<", AnyOf: "in", NoneOf: "not in"}

func (c Condition) express() string {
	kind := Code
	if f := fieldByName[c.Field]; f != nil {
		kind = f.Kind
	}
	values := make([]string, len(c.Value))
	for i, v := range c.Value {
		values[i] = quote(v)
		if kind == Count || kind == Truth {
			values[i] = v
		}
	}
	list := strings.Join(values, ", ")
	switch {
	case kind == WordList && c.Op == AnyOf:
		return "words(" + list + ")"
	case c.Op == Between:
		return "between(" + c.Field + ", " + list + ")"
	case kind == Truth && c.Op == Is && list == "true":
		return c.Field
	case kind == Truth && c.Op == Is && list == "false":
		return "not " + c.Field
	case c.Op == AnyOf || c.Op == NoneOf:
		return c.Field + " " + signs[c.Op] + " [" + list + "]"
	case signs[c.Op] == "":
		return c.Field + " " + string(c.Op) + " " + list
	}
	return c.Field + " " + signs[c.Op] + " " + list
}

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

func quote(text string) string { return `"` + escapes.Replace(text) + `"` }

// Read turns an expression into the list of conditions that says the same, as far as a list can: whole
// is false where a part cannot be said by one, and that part is then left out. Problems say what is
// wrong with the expression, each with its place; nothing is read where one is more than a warning. An
// empty expression is an empty list.
func Read(expression string, cat Catalogue) (conditions []Condition, whole bool, problems Problems) {
	if strings.TrimSpace(expression) == "" {
		return nil, true, nil
	}
	b := newBuilder(Source{}, cat)
	checks, problems := b.compileExpr(expression)
	if problems.Fatal() {
		return nil, false, problems
	}
	whole = len(checks) <= maxConditions
	for _, c := range checks {
		if c.op == Holds {
			whole = false
			continue
		}
		conditions = append(conditions, Condition{Field: c.field, Op: c.op, Value: c.value})
	}
	return conditions, whole, problems
}
