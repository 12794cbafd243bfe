package rule

import (
	"slices"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"

	"kontaktpunkten/routing/words"
	"kontaktpunkten/tickets/workday"
)

// guard walks an expression before it is compiled and refuses what a rule may not say: anything but
// the fields, constants, comparisons, arithmetic, and, or, not, in, words() and between(). It keeps every
// problem, with its place.
type guard struct {
	builder  *builder
	source   string
	nodes    int
	problems Problems
}

var (
	joining    = []string{"and", "or", "&&", "||"}
	comparing  = []string{"==", "!=", "<", "<=", ">", ">=", "in"}
	arithmetic = []string{"+", "-", "*", "/", "%"}
	unary      = []string{"not", "!", "-", "+"}
	// searching is what people try first where words() is meant.
	searching = []string{"matches", "contains", "startsWith", "endsWith"}
)

func (g *guard) fail(node ast.Node, slug, word string) { g.tell(node, slug, word, false) }

func (g *guard) tell(node ast.Node, slug, word string, warning bool) {
	at := placeOf(g.source, node)
	g.problems = append(g.problems, Problem{Slug: slug, Path: "expr", Line: at.line, Column: at.column, Word: word, Warning: warning})
}

// walk visits a node; raising is false below anything that could turn a word found into a "no".
func (g *guard) walk(node ast.Node, raising bool, depth int) {
	if g.nodes > maxExprNodes {
		return
	}
	if g.nodes++; g.nodes > maxExprNodes {
		g.problems = append(g.problems, Problem{Slug: "too-long", Path: "expr"})
		return
	}
	if depth > maxExprDepth {
		g.fail(node, "too-deep", "")
		return
	}
	switch n := node.(type) {
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.StringNode:
	case *ast.ArrayNode:
		for _, one := range n.Nodes {
			g.walk(one, false, depth+1)
		}
	case *ast.IdentifierNode:
		if fieldByName[n.Value] == nil || n.Value == "words" {
			g.fail(n, "unknown-field", n.Value)
		}
	case *ast.MemberNode:
		if fieldName(n) == "" {
			g.fail(n, "unknown-field", n.String())
		}
	case *ast.UnaryNode:
		if !slices.Contains(unary, n.Operator) {
			g.fail(n, "expression-not-allowed", n.Operator)
		}
		g.walk(n.Node, false, depth+1)
	case *ast.BinaryNode:
		g.binary(n, raising, depth)
	case *ast.CallNode:
		g.call(n, raising)
	case *ast.BuiltinNode:
		g.fail(n, "expression-not-allowed", n.Name)
	default:
		g.fail(n, "expression-not-allowed", "")
	}
}

func (g *guard) binary(n *ast.BinaryNode, raising bool, depth int) {
	joins := slices.Contains(joining, n.Operator)
	switch {
	case slices.Contains(searching, n.Operator):
		g.fail(n, "regex-not-allowed", n.Operator)
		return
	case !joins && !slices.Contains(comparing, n.Operator) && !slices.Contains(arithmetic, n.Operator):
		g.fail(n, "expression-not-allowed", n.Operator)
		return
	}
	below := depth + 1
	if left, ok := n.Left.(*ast.BinaryNode); ok && left.Operator == n.Operator {
		below = depth // a chain is long, not deep
	}
	g.walk(n.Left, raising && joins, below)
	g.walk(n.Right, raising && joins, depth+1)
	switch {
	case slices.Contains(comparing, n.Operator):
		g.constants(n.Left, n.Right)
		g.constants(n.Right, n.Left)
	case n.Operator == "/" || n.Operator == "%":
		g.divisor(n)
	}
}

// divisor refuses a division by a zero that is written out, and warns of one that can come up.
func (g *guard) divisor(n *ast.BinaryNode) {
	switch by, known := constant(n.Right); {
	case known && by == 0:
		g.fail(n, "divides-by-zero", n.Operator)
	case !known && least(n.Right) <= 0:
		g.tell(n, "may-divide-by-zero", n.Operator, true)
	}
}

// constants checks the texts that a field is compared with: codes must exist, times must be times.
func (g *guard) constants(field, other ast.Node) {
	f := fieldByName[fieldName(field)]
	if f == nil {
		return
	}
	nodes := []ast.Node{other}
	if list, ok := other.(*ast.ArrayNode); ok {
		nodes = list.Nodes
	}
	for _, node := range nodes {
		text, ok := node.(*ast.StringNode)
		if !ok {
			continue
		}
		switch f.Kind {
		case Code:
			if known := f.known(g.builder.cat); known != nil && !slices.Contains(known, text.Value) {
				g.fail(node, "unknown-code", text.Value)
			}
		case WallClock:
			if _, err := workday.ParseClock(text.Value); err != nil {
				g.fail(node, "not-a-time", text.Value)
			}
		}
	}
}

func (g *guard) call(n *ast.CallNode, raising bool) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	switch {
	case ok && callee.Value == "between":
		g.between(n)
	case !ok || callee.Value != "words":
		g.fail(n, "expression-not-allowed", n.Callee.String())
	case !raising:
		g.fail(n, "words-may-not-lower", "words")
	case len(n.Arguments) == 0:
		g.fail(n, "wrong-number-of-values", "words")
	default:
		for _, arg := range n.Arguments {
			text, ok := arg.(*ast.StringNode)
			if !ok {
				g.fail(arg, "words-need-texts", "")
			} else if err := words.Check(text.Value); err != nil {
				g.fail(arg, wordSlug(err), text.Value)
			}
		}
	}
}

// between asks for a field of the wall clock and two times.
func (g *guard) between(n *ast.CallNode) {
	if len(n.Arguments) != 3 {
		g.fail(n, "wrong-number-of-values", "between")
		return
	}
	if f := fieldByName[fieldName(n.Arguments[0])]; f == nil || f.Kind != WallClock {
		g.fail(n.Arguments[0], "between-needs-times", n.Arguments[0].String())
	}
	for _, arg := range n.Arguments[1:] {
		at, ok := arg.(*ast.StringNode)
		if !ok {
			g.fail(arg, "between-needs-times", arg.String())
		} else if _, err := workday.ParseClock(at.Value); err != nil {
			g.fail(arg, "not-a-time", at.Value)
		}
	}
}

// fieldName is the field that a node names, or "".
func fieldName(node ast.Node) string {
	name := ""
	switch n := node.(type) {
	case *ast.IdentifierNode:
		name = n.Value
	case *ast.MemberNode:
		base, isName := n.Node.(*ast.IdentifierNode)
		property, isText := n.Property.(*ast.StringNode)
		if !isName || !isText || n.Optional || n.Method {
			return ""
		}
		name = base.Value + "." + property.Value
	}
	if fieldByName[name] == nil {
		return ""
	}
	return name
}

// fieldsIn are the fields that an expression looks at, in order, each once.
func fieldsIn(node ast.Node) []string {
	c := &collector{}
	ast.Walk(&node, c)
	return c.names
}

type collector struct{ names []string }

// Visit notes a field; ast.Walk visits the children of a node before the node itself.
func (c *collector) Visit(node *ast.Node) {
	if name := fieldName(*node); name != "" && !slices.Contains(c.names, name) {
		c.names = append(c.names, name)
	}
}

// asCondition is the condition that says the same as a part of an expression, where there is one.
func asCondition(node ast.Node) (Condition, bool) {
	switch n := node.(type) {
	case *ast.IdentifierNode, *ast.MemberNode:
		return truthOf(n, "true")
	case *ast.UnaryNode:
		if n.Operator != "not" && n.Operator != "!" {
			return Condition{}, false
		}
		if in, ok := n.Node.(*ast.BinaryNode); ok && in.Operator == "in" {
			c, ok := membership(in)
			c.Op = NoneOf
			return c, ok
		}
		return truthOf(n.Node, "false")
	case *ast.CallNode:
		if callee, ok := n.Callee.(*ast.IdentifierNode); ok && callee.Value == "between" {
			return betweenCall(n)
		}
		return wordCall(n)
	case *ast.BinaryNode:
		if n.Operator == "in" {
			return membership(n)
		}
		return comparison(n)
	}
	return Condition{}, false
}

func truthOf(node ast.Node, value string) (Condition, bool) {
	name := fieldName(node)
	if f := fieldByName[name]; f == nil || f.Kind != Truth {
		return Condition{}, false
	}
	return Condition{Field: name, Op: Is, Value: Values{value}}, true
}

func wordCall(n *ast.CallNode) (Condition, bool) {
	c := Condition{Field: "words", Op: AnyOf}
	for _, arg := range n.Arguments {
		text, ok := literal(arg)
		if !ok {
			return Condition{}, false
		}
		c.Value = append(c.Value, text)
	}
	return c, true
}

func membership(n *ast.BinaryNode) (Condition, bool) {
	list, ok := n.Right.(*ast.ArrayNode)
	name := fieldName(n.Left)
	if !ok || name == "" || fieldByName[name].Kind != Code || len(list.Nodes) == 0 {
		return Condition{}, false
	}
	c := Condition{Field: name, Op: AnyOf}
	for _, node := range list.Nodes {
		text, ok := node.(*ast.StringNode)
		if !ok {
			return Condition{}, false
		}
		c.Value = append(c.Value, text.Value)
	}
	return c, true
}

func comparison(n *ast.BinaryNode) (Condition, bool) {
	name := fieldName(n.Left)
	value, ok := literal(n.Right)
	if !ok || name == "" {
		return Condition{}, false
	}
	op, ok := map[Kind]map[string]Op{
		Code:      {"==": Is, "!=": IsNot},
		Truth:     {"==": Is},
		WallClock: {">=": From, "<": Before},
		Count:     {"==": Is, "!=": IsNot, ">=": AtLeast, "<=": AtMost},
	}[fieldByName[name].Kind][n.Operator]
	return Condition{Field: name, Op: op, Value: Values{value}}, ok
}

func wordSlug(err error) string {
	switch err {
	case words.ErrShortPrefix:
		return "word-too-short"
	case words.ErrGap:
		return "word-gap"
	case words.ErrLong:
		return "word-too-long"
	default:
		return "word-empty"
	}
}

// clip keeps a faulty word short in problems.
func clip(word string) string {
	const most = 60
	if utf8.RuneCountInString(word) <= most {
		return word
	}
	return string([]rune(word)[:most])
}
