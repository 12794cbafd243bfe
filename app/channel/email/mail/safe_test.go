package mail

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// ours reads the mails of testdata.
func ours(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("testdata/mails/*.eml")
	if err != nil || len(names) == 0 {
		t.Fatal("no mails in testdata", err)
	}
	all := map[string][]byte{}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(name), ".eml")] = content
	}
	return all
}

type attack struct{ name, markup string }

// hostile reads the markup of testdata that wants to run, ask or cover.
func hostile(t testing.TB) (all []attack) {
	t.Helper()
	names, err := filepath.Glob("testdata/hostile/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no hostile markup in testdata", err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, attack{strings.TrimSuffix(filepath.Base(name), ".html"), string(content)})
	}
	return all
}

var elements = func() map[string]bool {
	all := map[string]bool{"html": true, "head": true, "body": true, "tbody": true, "colgroup": true}
	for _, name := range strings.Fields(`p div span br hr b strong i em u s strike del ins sub sup small big tt code pre kbd samp var abbr cite q mark center font
		blockquote details summary h1 h2 h3 h4 h5 h6 ul ol li dl dt dd address article section header footer table thead tfoot tr td th caption col img a`) {
		all[name] = true
	}
	return all
}()

// inert checks markup as a browser would build it.
func inert(t *testing.T, markup string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatalf("%v: %q", err, markup)
	}
	var check func(*html.Node)
	check = func(n *html.Node) {
		if n.Type == html.CommentNode || n.Type == html.DoctypeNode {
			t.Fatalf("a comment is left: %q", markup)
		}
		if n.Type == html.ElementNode {
			if !elements[n.Data] || n.Namespace != "" {
				t.Fatalf("<%s> is left: %q", n.Data, markup)
			}
			for _, a := range n.Attr {
				inertAttr(t, n, a)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			check(c)
		}
	}
	check(root)
}

var (
	function = regexp.MustCompile(`(rgb|hsl)a?\([0-9., %]*\)`)
	covering = regexp.MustCompile(`(^|;)\s*(position|z-index|inset|transform|content|cursor|opacity|behavior|-moz-binding|background-image)\s*:`)
)

func inertAttr(t *testing.T, n *html.Node, a html.Attribute) {
	t.Helper()
	v := strings.ToLower(strings.TrimSpace(a.Val))
	bad := false
	switch a.Key {
	case "href":
		bad = !hasPrefix(v, "http://", "https://", "mailto:", "tel:")
	case "src":
		bad = n.Data != "img" || !hasPrefix(v, "data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;")
	case "style":
		// Functions are of colours alone, so that none fetches, and no box leaves the flow.
		bad = strings.ContainsAny(function.ReplaceAllString(v, ""), `(@\\<>`) || strings.Contains(v, "/*") || covering.MatchString(v)
	case "data-remote-src":
		bad = !hasPrefix(v, "http://", "https://")
	case "id", "class", "name", "background", "srcset", "action", "formaction", "ping", "srcdoc", "http-equiv":
		bad = true
	default:
		bad = strings.HasPrefix(a.Key, "on") || a.Namespace != ""
	}
	if bad {
		t.Fatalf("%s=%q is left on <%s>", a.Key, a.Val, n.Data)
	}
}

func hasPrefix(s string, any ...string) bool {
	for _, p := range any {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
