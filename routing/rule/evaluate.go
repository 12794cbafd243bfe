package rule

import (
	"math"
	"slices"
	"strconv"

	"github.com/expr-lang/expr/ast"

	"kontaktpunkten/tickets/workday"
)

// Expressions are turned into functions of our own: the language that guard lets through is small, and
// a rehearsal evaluates rules by the million. The library reads them and checks their types.

type (
	number func(*view) (n float64, fault bool)
	text   func(*view) string
)

// sort is what a part of an expression gives.
type sort int

const (
	nothing sort = iota
	truths
	numbers
	texts
)

var sortOfKind = map[Kind]sort{Code: texts, Truth: truths, WallClock: texts, Count: numbers}

func sortOf(node ast.Node) sort {
	switch n := node.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return numbers
	case *ast.StringNode:
		return texts
	case *ast.BoolNode, *ast.CallNode:
		return truths
	case *ast.IdentifierNode, *ast.MemberNode:
		return sortOfKind[fieldByName[fieldName(n)].Kind]
	case *ast.UnaryNode:
		if n.Operator == "-" || n.Operator == "+" {
			return numbers
		}
		return truths
	case *ast.BinaryNode:
		if slices.Contains(arithmetic, n.Operator) {
			return numbers
		}
		return truths
	}
	return nothing
}

// misfit is a part of an expression that does not give what is needed where it stands.
type misfit struct{ node ast.Node }

func (misfit) Error() string { return "rule: an expression part of a wrong type" }

// truth makes a test of a part that gives yes or no. It fails with misfit.
func (b *builder) truth(node ast.Node) (test, error) {
	if c, ok := asCondition(node); ok {
		if made, wrong := b.compileCondition(c, "expr"); len(wrong) == 0 {
			return made.holds, nil
		}
	}
	switch n := node.(type) {
	case *ast.BoolNode:
		return func(*view) (ok, fault bool) { return n.Value, false }, nil
	case *ast.UnaryNode:
		inner, err := b.truth(n.Node)
		if err != nil || sortOf(n) != truths {
			return nil, misfit{n}
		}
		return func(v *view) (ok, fault bool) {
			ok, fault = inner(v)
			return !ok && !fault, fault
		}, nil
	case *ast.BinaryNode:
		switch {
		case slices.Contains(joining, n.Operator):
			return b.joined(n)
		case n.Operator == "in":
			return b.member(n)
		case slices.Contains(comparing, n.Operator):
			return b.compared(n.Operator, n.Left, n.Right)
		}
	}
	return nil, misfit{node}
}

// joined is "and" or "or"; the right side is looked at only where the left does not settle it.
func (b *builder) joined(n *ast.BinaryNode) (test, error) {
	left, err := b.truth(n.Left)
	if err != nil {
		return nil, err
	}
	right, err := b.truth(n.Right)
	if err != nil {
		return nil, err
	}
	settles := n.Operator == "or" || n.Operator == "||"
	return func(v *view) (ok, fault bool) {
		if ok, fault = left(v); fault || ok == settles {
			return ok, fault
		}
		return right(v)
	}, nil
}

// member is a value in a list of constants.
func (b *builder) member(n *ast.BinaryNode) (test, error) {
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok {
		return nil, misfit{n}
	}
	var each []test
	for _, one := range list.Nodes {
		is, err := b.compared("==", n.Left, one)
		if err != nil {
			return nil, err
		}
		each = append(each, is)
	}
	return func(v *view) (ok, fault bool) {
		for _, is := range each {
			if ok, fault = is(v); ok || fault {
				return ok, fault
			}
		}
		return false, false
	}, nil
}

func (b *builder) compared(op string, left, right ast.Node) (test, error) {
	if sortOf(left) != sortOf(right) {
		return nil, misfit{right}
	}
	switch sortOf(left) {
	case numbers:
		return comparedNumbers(op, left, right)
	case texts:
		x, y := textOf(left), textOf(right)
		return func(v *view) (ok, fault bool) { return orders(op, compareText(x(v), y(v))), false }, nil
	case truths:
		return b.comparedTruths(op, left, right)
	}
	return nil, misfit{left}
}

func comparedNumbers(op string, left, right ast.Node) (test, error) {
	x, err := numberOf(left)
	if err != nil {
		return nil, err
	}
	y, err := numberOf(right)
	if err != nil {
		return nil, err
	}
	return func(v *view) (ok, fault bool) {
		m, bad := x(v)
		n, worse := y(v)
		if bad || worse {
			return false, true
		}
		return orders(op, compareNumbers(m, n)), false
	}, nil
}

func (b *builder) comparedTruths(op string, left, right ast.Node) (test, error) {
	if op != "==" && op != "!=" {
		return nil, misfit{left}
	}
	x, err := b.truth(left)
	if err != nil {
		return nil, err
	}
	y, err := b.truth(right)
	if err != nil {
		return nil, err
	}
	return func(v *view) (ok, fault bool) {
		m, bad := x(v)
		n, worse := y(v)
		return !bad && !worse && (m == n) == (op == "=="), bad || worse
	}, nil
}

func compareNumbers(x, y float64) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func compareText(x, y string) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// orders says whether a comparison holds of two things by their order.
func orders(op string, order int) bool {
	switch op {
	case "==":
		return order == 0
	case "!=":
		return order != 0
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	default:
		return order >= 0
	}
}

// textOf is a part that sortOf calls texts: a constant or a field.
func textOf(node ast.Node) text {
	if n, ok := node.(*ast.StringNode); ok {
		return func(*view) string { return n.Value }
	}
	f := fieldByName[fieldName(node)]
	if f.Kind == WallClock {
		return func(v *view) string { return v.see(f)[0] }
	}
	return func(v *view) string { return f.code(v.s) }
}

func numberOf(node ast.Node) (number, error) {
	switch n := node.(type) {
	case *ast.IntegerNode:
		value := float64(n.Value)
		return func(*view) (float64, bool) { return value, false }, nil
	case *ast.FloatNode:
		return func(*view) (float64, bool) { return n.Value, false }, nil
	case *ast.IdentifierNode, *ast.MemberNode:
		if f := fieldByName[fieldName(n)]; f != nil && f.Kind == Count {
			return func(v *view) (float64, bool) { return float64(f.count(v.s)), false }, nil
		}
	case *ast.UnaryNode:
		inner, err := numberOf(n.Node)
		switch {
		case err != nil || n.Operator == "+":
			return inner, err
		case n.Operator == "-":
			return func(v *view) (float64, bool) { x, fault := inner(v); return -x, fault }, nil
		}
	case *ast.BinaryNode:
		return arithmeticOf(n)
	}
	return nil, misfit{node}
}

func arithmeticOf(n *ast.BinaryNode) (number, error) {
	if !slices.Contains(arithmetic, n.Operator) {
		return nil, misfit{n}
	}
	left, err := numberOf(n.Left)
	if err != nil {
		return nil, err
	}
	right, err := numberOf(n.Right)
	if err != nil {
		return nil, err
	}
	return func(v *view) (float64, bool) {
		x, bad := left(v)
		y, worse := right(v)
		z, ok := reckon(n.Operator, x, y)
		return z, bad || worse || !ok
	}, nil
}

// reckon is one step of arithmetic; ok is false for a division by zero.
func reckon(op string, x, y float64) (z float64, ok bool) {
	switch op {
	case "+":
		return x + y, true
	case "-":
		return x - y, true
	case "*":
		return x * y, true
	case "/":
		return x / y, y != 0
	default:
		return math.Mod(x, y), y != 0
	}
}

// constant is the value of a part that looks at nothing; ok is false where it does, or where there is
// none because it divides by zero.
func constant(node ast.Node) (n float64, ok bool) {
	if len(fieldsIn(node)) > 0 {
		return 0, false
	}
	made, err := numberOf(node)
	if err != nil {
		return 0, false
	}
	n, fault := made(nil)
	return n, !fault
}

// least is the lowest value that a part can have; -∞ where that is not easily seen.
func least(node ast.Node) float64 {
	if n, ok := constant(node); ok {
		return n
	}
	switch n := node.(type) {
	case *ast.MemberNode, *ast.IdentifierNode:
		return 0 // counts begin there
	case *ast.BinaryNode:
		if n.Operator == "+" {
			return least(n.Left) + least(n.Right)
		}
	}
	return math.Inf(-1)
}

// betweenCall is between(hour, "22:00", "06:00") as a condition.
func betweenCall(n *ast.CallNode) (Condition, bool) {
	if len(n.Arguments) != 3 {
		return Condition{}, false
	}
	c := Condition{Field: fieldName(n.Arguments[0]), Op: Between}
	f := fieldByName[c.Field]
	if f == nil || f.Kind != WallClock {
		return Condition{}, false
	}
	for _, arg := range n.Arguments[1:] {
		at, ok := arg.(*ast.StringNode)
		if !ok {
			return Condition{}, false
		}
		if _, err := workday.ParseClock(at.Value); err != nil {
			return Condition{}, false
		}
		c.Value = append(c.Value, at.Value)
	}
	return c, true
}

// literal is the value of a constant as a condition writes it.
func literal(node ast.Node) (string, bool) {
	switch n := node.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.IntegerNode:
		return strconv.Itoa(n.Value), true
	case *ast.BoolNode:
		return strconv.FormatBool(n.Value), true
	}
	return "", false
}
