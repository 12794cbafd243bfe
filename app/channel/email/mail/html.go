package mail

import (
	"html"
	"regexp"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	nethtml "golang.org/x/net/html"
)

// Safe makes markup that a browser can show without running, asking or sending
// anything: no scripts, forms, frames or styles that cover; links open apart.
// Images in the mail's own files carry their Content-ID in data-cid, those
// elsewhere their address in data-remote-src, both without a source until
// whoever shows it gives them one; remote: there are such. What was quoted from
// before lies in <details>. Markup that shows nothing gives "".
func Safe(markup string) (safe string, remote bool) {
	root, err := nethtml.Parse(strings.NewReader(markup))
	if err != nil { // nested beyond reason: what it says is kept
		return FromText(TextOf(markup)), false
	}
	t := &tamer{}
	t.tame(root)
	if t.seen > 0 {
		foldQuotes(root)
	}
	var b strings.Builder
	if err := nethtml.Render(&b, root); err != nil {
		return FromText(TextOf(markup)), false
	}
	safe = strings.TrimSpace(incoming().Sanitize(b.String()))
	if strings.TrimSpace(TextOf(safe)) == "" && !strings.Contains(safe, "<img") {
		return "", false
	}
	return safe, strings.Contains(safe, " data-remote-src=")
}

var webAddress = regexp.MustCompile(`https?://[^\s<>"']+[^\s<>"'.,:;!?)\]]`)

// FromText makes markup of text: paragraphs, lines, links.
func FromText(s string) string {
	var out strings.Builder
	for _, paragraph := range strings.Split(strings.Trim(clean(s), "\n"), "\n\n") {
		if strings.TrimSpace(paragraph) == "" {
			continue
		}
		out.WriteString("<p>")
		rest := paragraph
		for _, at := range webAddress.FindAllStringIndex(paragraph, -1) {
			from := len(paragraph) - len(rest)
			url := html.EscapeString(paragraph[at[0]:at[1]])
			out.WriteString(lineBreaks(paragraph[from:at[0]]))
			out.WriteString(`<a href="` + url + `" target="_blank" rel="noopener noreferrer">` + url + `</a>`)
			rest = paragraph[at[1]:]
		}
		out.WriteString(lineBreaks(rest))
		out.WriteString("</p>")
	}
	return out.String()
}

func lineBreaks(s string) string {
	return strings.ReplaceAll(html.EscapeString(s), "\n", "<br>")
}

var (
	number = regexp.MustCompile(`^\d{1,4}%?$`)
	colour = regexp.MustCompile(`^(#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,20})$`)
	align  = regexp.MustCompile(`^(?i:left|right|center|justify|top|middle|bottom|baseline)$`)
	some   = regexp.MustCompile(`^[\pL\pN .,()'’#%/:_-]{1,200}$`)
	// styles holds what tameStyle leaves, and is checked once more.
	styles = regexp.MustCompile(`^([a-z-]+: [a-zA-Z0-9#%.,() '"-]+; ?)+$`)
	cid    = regexp.MustCompile(`^[^\s"'<>]{1,300}$`)
	// within is an image that lies in the markup itself; never one that can run.
	within = regexp.MustCompile(`^data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$`)
	// leadsAway is an address that is whole: without its host, a browser would take ours.
	leadsAway = regexp.MustCompile(`^\s*(?i:https?://|mailto:|tel:)[^\s\\]`)
	// elsewhere is an address of an image on the web.
	elsewhere = regexp.MustCompile(`^https?://[^\s"'<>\\]{3,900}$`)
)

var incoming = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "div", "span", "br", "hr", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "sub", "sup", "small", "big",
		"tt", "code", "pre", "kbd", "samp", "var", "abbr", "cite", "q", "mark", "center", "font", "blockquote", "details", "summary",
		"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "address", "article", "section", "header", "footer",
		"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col", "img", "a")
	p.SkipElementsContent("title", "textarea", "select", "svg", "math", "template", "audio", "video", "canvas", "xmp", "plaintext")
	p.AllowNoAttrs().Globally()
	p.AllowAttrs("dir").Matching(regexp.MustCompile(`^(?i:ltr|rtl|auto)$`)).Globally()
	p.AllowAttrs("lang").Matching(regexp.MustCompile(`^[a-zA-Z-]{2,20}$`)).Globally()
	p.AllowAttrs("title").Matching(some).Globally()
	p.AllowAttrs("style").Matching(styles).Globally()
	p.AllowAttrs("align", "valign").Matching(align).Globally()
	p.AllowAttrs("color", "bgcolor").Matching(colour).Globally()
	p.AllowAttrs("width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "size", "start").Matching(number).Globally()
	p.AllowAttrs("face").Matching(some).OnElements("font")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("data-cid").Matching(cid).OnElements("img")
	p.AllowAttrs("data-remote-src").Matching(elsewhere).OnElements("img")
	p.AllowAttrs("src").Matching(within).OnElements("img")
	p.AllowDataURIImages() // and no other source
	p.AllowAttrs("href").Matching(leadsAway).OnElements("a")
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(false)
	p.AllowURLSchemes("http", "https", "mailto", "tel")
	p.AllowAttrs("target").Matching(regexp.MustCompile(`^_blank$`)).OnElements("a")
	p.AllowAttrs("rel").Matching(regexp.MustCompile(`^noopener noreferrer$`)).OnElements("a")
	return p
})
