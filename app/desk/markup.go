package desk

import (
	"html"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	nethtml "golang.org/x/net/html"

	"kontaktpunkten/tickets/personnummer"
)

// written is what the desk's editor can write: words, lists and links, and
// nothing that is fetched from anywhere.
var written = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "strong", "b", "em", "i", "u", "s", "ul", "ol", "li", "blockquote", "h2", "h3")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("https", "http", "mailto", "tel")
	p.RequireParseableURLs(true)
	p.RequireNoFollowOnLinks(true)
	return p
}()

// SafeMarkup is what is kept and sent of markup that staff have written.
func SafeMarkup(markup string) string { return strings.TrimSpace(written.Sanitize(markup)) }

// HoldsIdentityNumber tells whether a person's identity number stands in one of
// the texts or in a markup, however the markup divides it (P-9).
func HoldsIdentityNumber(markup string, texts ...string) bool {
	if markup != "" {
		// Between words that merely touch there is a break; within one, none.
		texts = append(texts, html.UnescapeString(markup), plain(markup, " "), plain(markup, ""))
	}
	for _, text := range texts {
		for _, span := range personnummer.Find(text) {
			if span.Valid {
				return true
			}
		}
	}
	return false
}

// plain is the text of a markup, with between where a tag stood.
func plain(markup, between string) string {
	var b strings.Builder
	for z := nethtml.NewTokenizer(strings.NewReader(markup)); ; {
		switch z.Next() {
		case nethtml.ErrorToken:
			return b.String()
		case nethtml.TextToken:
			b.WriteString(z.Token().Data)
		default:
			b.WriteString(between)
		}
	}
}
