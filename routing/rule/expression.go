package rule

import (
	"errors"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

// Limits of an expression: far beyond what people write, far below what could hold up a registration.
const (
	maxExprBytes = 4000
	maxExprNodes = 300
	maxExprDepth = 30
)

// environment says what sort each name of an expression is.
type environment struct {
	Channel   string                            `expr:"channel"`
	Reason    string                            `expr:"reason"`
	Medical   bool                              `expr:"medical"`
	Unit      string                            `expr:"unit"`
	Customer  string                            `expr:"customer"`
	Weekday   string                            `expr:"weekday"`
	Hour      string                            `expr:"hour"`
	Open      bool                              `expr:"open"`
	Protected bool                              `expr:"protected"`
	Patient   environmentPatient                `expr:"patient"`
	Words     func(...string) bool              `expr:"words"`
	Between   func(string, string, string) bool `expr:"between"`
}

type environmentPatient struct {
	Known     bool   `expr:"known"`
	Earlier   bool   `expr:"earlier"`
	Open      int    `expr:"open"`
	LastQueue string `expr:"last_queue"`
	LastGroup string `expr:"last_group"`
}

// compileExpr checks an expression as a whole and makes a check of each part that "and" joins, so that
// the first that fails can be named. Simple comparisons become the same checks as in a list.
func (b *builder) compileExpr(source string) ([]check, Problems) {
	tree, wrong := b.readExpr(source)
	if wrong.Fatal() {
		return nil, wrong
	}
	var checks []check
	for _, node := range conjuncts(tree.Node) {
		c, bad := b.compilePart(node)
		at := placeOf(source, node)
		for _, p := range bad {
			p.Line, p.Column = at.line, at.column
			wrong = append(wrong, p)
		}
		if c.place = at; len(bad) == 0 {
			checks = append(checks, c)
		}
	}
	return checks, wrong
}

// readExpr is an expression that says nothing but what a rule may say, or what is wrong with it.
func (b *builder) readExpr(source string) (*parser.Tree, Problems) {
	if len(source) > maxExprBytes {
		return nil, Problems{{Slug: "too-long", Path: "expr"}}
	}
	// The tree is looked through first: what is not allowed is named before what does not fit.
	tree, err := parser.Parse(source)
	if err != nil {
		return nil, Problems{exprProblem(err)}
	}
	guard := &guard{builder: b, source: source}
	guard.walk(tree.Node, true, 0)
	if guard.problems.Fatal() {
		return nil, guard.problems
	}
	if _, err := expr.Compile(source, expr.Env(environment{}), expr.AsBool(), expr.DisableAllBuiltins(), expr.MaxNodes(maxExprNodes)); err != nil {
		return nil, append(guard.problems, exprProblem(err))
	}
	return tree, guard.problems
}

// conjuncts are the parts that "and" joins at the top.
func conjuncts(node ast.Node) []ast.Node {
	if bin, ok := node.(*ast.BinaryNode); ok && (bin.Operator == "and" || bin.Operator == "&&") {
		return append(conjuncts(bin.Left), conjuncts(bin.Right)...)
	}
	return []ast.Node{node}
}

func (b *builder) compilePart(node ast.Node) (check, Problems) {
	if c, ok := asCondition(node); ok {
		out, wrong := b.compileCondition(c, "expr")
		switch {
		case len(wrong) == 0:
			return out, nil
		case wrong[0].Slug != "wrong-comparison":
			for i := range wrong {
				wrong[i].Path = "expr"
			}
			return check{}, wrong
		}
	}
	holds, err := b.truth(node)
	if err != nil {
		return check{}, Problems{{Slug: "expression-wrong-type", Path: "expr"}}
	}
	out := check{field: "expr", op: Holds, value: []string{node.String()}, holds: holds, path: "expr"}
	for _, name := range fieldsIn(node) {
		f := fieldByName[name]
		out.fields = append(out.fields, f)
		out.words = out.words || f.Kind == WordList
	}
	seen := slices.DeleteFunc(slices.Clone(out.fields), func(f *Field) bool { return f.Kind == WordList })
	out.saw = func(v *view) []string {
		all := make([]string, len(seen))
		for i, f := range seen {
			all[i] = v.seeNamed(f)
		}
		return all
	}
	return out, nil
}

// exprProblem turns the library's failure into a code with its place. The library's words are English,
// so they are not kept.
func exprProblem(err error) Problem {
	p := Problem{Slug: "expression-invalid", Path: "expr"}
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

// placeOf is where a part of an expression begins, or its operator stands.
func placeOf(source string, node ast.Node) place {
	from := node.Location().From
	at := place{1, 1}
	for _, c := range source {
		if from == 0 {
			break
		}
		from--
		if at.column++; c == '\n' {
			at = place{at.line + 1, 1}
		}
	}
	return at
}
