package mail

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TextOf is the text of markup as one would read it out: blocks on lines of
// their own, quotations behind ">", nothing that is hidden.
func TextOf(markup string) string {
	t := &texter{}
	z := html.NewTokenizer(strings.NewReader(markup))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return t.String()
		case html.TextToken:
			if t.hidden == "" {
				t.words(string(z.Text()))
			}
		case html.StartTagToken:
			t.open(z.Token())
		case html.SelfClosingTagToken:
			if token := z.Token(); t.hidden == "" {
				t.void(token.DataAtom)
			}
		case html.EndTagToken:
			t.close(z.Token())
		}
	}
}

// texter writes lines. A pending break is written before the next word.
type texter struct {
	out    strings.Builder
	breaks int  // lines to end before the next word
	space  bool // a space before the next word
	quote  int
	pre    int
	mark   string // before the next word: what begins a list's item
	// hidden is the element in which nothing is read, deep in how many of its kind.
	hidden string
	deep   int
}

var hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all`)

func (t *texter) open(token html.Token) {
	if t.hidden != "" {
		if token.Data == t.hidden {
			t.deep++
		}
		return
	}
	switch token.DataAtom {
	case atom.Script, atom.Style, atom.Title, atom.Noscript, atom.Template, atom.Textarea, atom.Select, atom.Svg, atom.Math, atom.Object, atom.Iframe:
		t.hidden, t.deep = token.Data, 1
		return
	case atom.Blockquote:
		t.newline(2)
		t.quote = min(t.quote+1, 20)
		return
	case atom.Pre:
		t.pre++
	case atom.Li:
		t.newline(1)
		t.mark = "- "
		return
	}
	if t.void(token.DataAtom) {
		return
	}
	for _, a := range token.Attr {
		if a.Key == "hidden" || a.Key == "style" && hiddenStyle.MatchString(a.Val) {
			t.hidden, t.deep = token.Data, 1
			return
		}
	}
	t.newline(blockBreaks(token.DataAtom))
}

func (t *texter) close(token html.Token) {
	if t.hidden != "" {
		if token.Data == t.hidden {
			if t.deep--; t.deep == 0 {
				t.hidden = ""
			}
		}
		return
	}
	switch token.DataAtom {
	case atom.Blockquote:
		t.newline(2)
		t.quote = max(t.quote-1, 0)
		return
	case atom.Pre:
		t.pre = max(t.pre-1, 0)
	case atom.Td, atom.Th:
		t.space = true
		return
	}
	t.newline(blockBreaks(token.DataAtom))
}

// void writes what an element without content stands for, and tells whether it
// was one.
func (t *texter) void(a atom.Atom) bool {
	switch a {
	case atom.Br:
		t.breaks = min(t.breaks+1, 2)
		t.space = false
	case atom.Hr:
		t.newline(2)
	case atom.Img, atom.Input, atom.Meta, atom.Link, atom.Base, atom.Col, atom.Area, atom.Embed, atom.Source, atom.Wbr:
	default:
		return false
	}
	return true
}

func blockBreaks(a atom.Atom) int {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl, atom.Pre, atom.Table:
		return 2
	case atom.Div, atom.Tr, atom.Li, atom.Dt, atom.Dd, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Address, atom.Center, atom.Details, atom.Summary, atom.Caption:
		return 1
	}
	return 0
}

func (t *texter) newline(n int) {
	if n > 0 {
		t.breaks = max(t.breaks, n)
		t.space = false
	}
}

func (t *texter) words(s string) {
	s = clean(s)
	if t.pre > 0 {
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				t.breaks = min(t.breaks+1, 2)
			}
			if strings.TrimSpace(l) != "" {
				t.write(strings.TrimRight(l, " \t"))
			}
		}
		return
	}
	fields := strings.Fields(s)
	if len(fields) == 0 {
		t.space = t.space || s != ""
		return
	}
	if strings.TrimLeft(s[:1], " \n\t") == "" || strings.HasPrefix(s, "\u00A0") {
		t.space = true
	}
	t.write(strings.Join(fields, " "))
	t.space = strings.TrimRight(s[len(s)-1:], " \n\t") == "" || strings.HasSuffix(s, "\u00A0")
}

func (t *texter) write(s string) {
	prefix := strings.Repeat(">", t.quote)
	if prefix != "" {
		prefix += " "
	}
	switch {
	case t.out.Len() == 0:
		t.out.WriteString(prefix)
	case t.breaks > 0:
		for range t.breaks - 1 {
			t.out.WriteString("\n" + strings.TrimSuffix(prefix, " "))
		}
		t.out.WriteString("\n" + prefix)
	case t.space:
		t.out.WriteByte(' ')
	}
	t.out.WriteString(t.mark + s)
	t.breaks, t.space, t.mark = 0, false, ""
}

// String is what has been written.
func (t *texter) String() string { return t.out.String() }
