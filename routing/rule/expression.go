package rule

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
)

// Limits of an expression: far beyond what people write, far below what could hold up a registration.
const (
	maxExprBytes = 4000
	maxExprNodes = 300
	memoryBudget = 1000
)

// environment is what an expression sees. Its names are those of Fields.
type environment struct {
	Channel   string               `expr:"channel"`
	Reason    string               `expr:"reason"`
	Medical   bool                 `expr:"medical"`
	Unit      string               `expr:"unit"`
	Customer  string               `expr:"customer"`
	Weekday   string               `expr:"weekday"`
	Hour      string               `expr:"hour"`
	Open      bool                 `expr:"open"`
	Protected bool                 `expr:"protected"`
	Patient   environmentPatient   `expr:"patient"`
	Words     func(...string) bool `expr:"words"`
}

type environmentPatient struct {
	Known     bool   `expr:"known"`
	Earlier   bool   `expr:"earlier"`
	Open      int    `expr:"open"`
	LastQueue string `expr:"last_queue"`
	LastGroup string `expr:"last_group"`
}

func (v *view) environment(wordIDs map[string]int) *environment {
	if v.env == nil {
		s := v.s
		v.env = &environment{
			Channel: s.Channel, Reason: s.Reason, Medical: s.Medical, Unit: s.Unit, Customer: s.Customer,
			Weekday: s.Weekday, Hour: v.see(fieldByName["hour"])[0], Open: s.Open, Protected: s.Protected,
			Patient: environmentPatient{s.Patient.Known, s.Patient.Earlier, s.Patient.Open, s.Patient.LastQueue, s.Patient.LastGroup},
			Words: func(patterns ...string) bool {
				return slices.ContainsFunc(patterns, func(p string) bool { id, ok := wordIDs[p]; return ok && v.has(id) })
			},
		}
	}
	return v.env
}

// machines are reused, because each owns a stack.
var machines = sync.Pool{New: func() any { return &vm.VM{MemoryBudget: memoryBudget} }}

// options are the same for checking the whole and compiling a part.
func options() []expr.Option {
	return []expr.Option{
		expr.Env(environment{}), expr.AsBool(), expr.DisableAllBuiltins(), expr.MaxNodes(maxExprNodes),
	}
}

// compileExpr checks an expression as a whole and makes a check of each part that "and" joins, so that
// the first that fails can be named. Simple comparisons become the same checks as in a list.
func (b *builder) compileExpr(source string) ([]check, *Problem) {
	if len(source) > maxExprBytes {
		return nil, &Problem{Slug: "too-long", Path: "expr"}
	}
	// The tree is looked through first: what is not allowed is named before what does not fit.
	tree, err := parser.Parse(source)
	if err != nil {
		return nil, exprProblem(source, err)
	}
	guard := &guard{builder: b, source: source}
	guard.walk(tree.Node, true)
	if guard.problem != nil {
		return nil, guard.problem
	}
	if _, err := expr.Compile(source, options()...); err != nil {
		return nil, exprProblem(source, err)
	}
	var checks []check
	for _, node := range conjuncts(tree.Node) {
		c, p := b.compilePart(node)
		if p != nil {
			return nil, p
		}
		checks = append(checks, c)
	}
	return checks, nil
}

// conjuncts are the parts that "and" joins at the top.
func conjuncts(node ast.Node) []ast.Node {
	if bin, ok := node.(*ast.BinaryNode); ok && (bin.Operator == "and" || bin.Operator == "&&") {
		return append(conjuncts(bin.Left), conjuncts(bin.Right)...)
	}
	return []ast.Node{node}
}

func (b *builder) compilePart(node ast.Node) (check, *Problem) {
	if c, ok := asCondition(node); ok {
		out, p := b.compileCondition(c, "expr")
		if p == nil {
			return out, nil
		}
		if p.Slug != "wrong-comparison" {
			p.Path = "expr"
			return check{}, p
		}
	}
	source := node.String()
	program, err := expr.Compile(source, options()...)
	if err != nil {
		return check{}, exprProblem(source, err)
	}
	seen := fieldsIn(node)
	ids := b.set.wordIDs
	return check{
		field: "expr", op: Holds, value: []string{source}, words: slices.Contains(seen, "words"),
		holds: func(v *view) (bool, string) { return run(program, v.environment(ids)) },
		saw: func(v *view) []string {
			var out []string
			for _, name := range seen {
				if f := fieldByName[name]; f != nil && f.Kind != WordList {
					out = append(out, name+"="+v.see(f)[0])
				}
			}
			return out
		},
	}, nil
}

// run evaluates; what fails does not hold.
func run(program *vm.Program, env *environment) (ok bool, slug string) {
	m := machines.Get().(*vm.VM)
	defer machines.Put(m)
	out, err := m.Run(program, env)
	if err != nil {
		return false, "expression-failed"
	}
	ok, _ = out.(bool)
	return ok, ""
}

// exprProblem turns the library's failure into a code with its place. The library's words are English,
// so they are not kept.
func exprProblem(source string, err error) *Problem {
	p := &Problem{Slug: "expression-invalid", Path: "expr"}
	var at *file.Error
	if !errors.As(err, &at) {
		// The whole is of a wrong type; the library gives no place for that.
		p.Slug, p.Line, p.Column = "expression-wrong-type", 1, 1
		return p
	}
	p.Line, p.Column = at.Line, at.Column+1
	if strings.HasPrefix(at.Message, "invalid operation") {
		p.Slug = "expression-wrong-type"
	}
	return p
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
