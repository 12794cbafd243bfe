package mail

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tamer goes through a mail's markup before the policy is held against it:
// images lose their source, styles what could cover or ask for something. What
// it lets through by mistake the policy still takes away.
type tamer struct {
	seen int // letters of text
}

func (t *tamer) tame(n *html.Node) {
	if n.Type == html.TextNode {
		n.Data = clean(n.Data)
		t.seen += len(strings.TrimSpace(n.Data))
	}
	if n.Type == html.ElementNode {
		kept := n.Attr[:0]
		for _, a := range n.Attr {
			if a, ok := tameAttr(n.DataAtom, a); ok {
				kept = append(kept, a)
			}
		}
		n.Attr = kept
		if n.DataAtom == atom.A {
			n.Attr = append(n.Attr, html.Attribute{Key: "target", Val: "_blank"}, html.Attribute{Key: "rel", Val: "noopener noreferrer"})
		}
		if n.DataAtom == atom.Body { // its colours count, and it is not the page's
			n.DataAtom, n.Data = atom.Div, "div"
			if c := attr(n, "bgcolor"); c != "" && attr(n, "style") == "" {
				n.Attr = append(n.Attr, html.Attribute{Key: "style", Val: tameStyle("background-color:" + c)})
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t.tame(c)
	}
}

func tameAttr(element atom.Atom, a html.Attribute) (html.Attribute, bool) {
	a.Val = clean(a.Val)
	switch {
	case a.Key == "style":
		a.Val = tameStyle(a.Val)
		return a, a.Val != ""
	case strings.HasPrefix(a.Key, "data-"): // ours alone
		return a, false
	case element == atom.Img && a.Key == "src":
		return tameSource(a)
	case element == atom.A && (a.Key == "target" || a.Key == "rel"):
		return a, false
	}
	return a, true
}

func tameSource(a html.Attribute) (html.Attribute, bool) {
	src := strings.TrimSpace(a.Val)
	lower := strings.ToLower(src[:min(len(src), 10)])
	switch {
	case strings.HasPrefix(lower, "cid:"):
		return html.Attribute{Key: "data-cid", Val: unescapeID(src[4:])}, true
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"):
		return html.Attribute{Key: "data-remote-src", Val: strings.ToLower(src[:5]) + src[5:]}, true
	case strings.HasPrefix(lower, "//"):
		return html.Attribute{Key: "data-remote-src", Val: "https:" + src}, true
	case strings.HasPrefix(lower, "data:image"):
		return a, true
	}
	return a, false
}

func unescapeID(s string) string {
	return line(string(percent(s)))
}

// styleNames are what letters and boxes may look like; nothing that takes a box
// out of the flow.
var styleNames = map[string]bool{
	"color": true, "background-color": true, "background": true, "font": true, "font-family": true, "font-size": true, "font-style": true, "font-weight": true,
	"font-variant": true, "line-height": true, "letter-spacing": true, "text-align": true, "text-decoration": true, "text-indent": true, "text-transform": true,
	"vertical-align": true, "white-space": true, "word-break": true, "overflow-wrap": true, "direction": true,
	"margin": true, "margin-top": true, "margin-right": true, "margin-bottom": true, "margin-left": true,
	"padding": true, "padding-top": true, "padding-right": true, "padding-bottom": true, "padding-left": true,
	"border": true, "border-top": true, "border-right": true, "border-bottom": true, "border-left": true, "border-color": true, "border-style": true,
	"border-width": true, "border-collapse": true, "border-spacing": true, "border-radius": true,
	"width": true, "height": true, "max-width": true, "min-width": true, "max-height": true,
	"list-style-type": true, "display": true, "table-layout": true, "empty-cells": true, "caption-side": true, "float": true, "clear": true,
}

var (
	// styleValue lets functions through for colours alone.
	styleValue = regexp.MustCompile(`^([a-zA-Z0-9#%., '"-]|(?i:rgba?|hsla?)\([0-9., %]{1,40}\))+$`)
	negative   = regexp.MustCompile(`(^|[\s,])-[0-9.]`)
	huge       = regexp.MustCompile(`\d{5,}`)
	important  = regexp.MustCompile(`(?i)\s*!\s*important\s*$`)
)

func tameStyle(s string) string {
	if len(s) > 4000 {
		return ""
	}
	var kept strings.Builder
	for _, one := range strings.Split(s, ";") {
		name, value, found := strings.Cut(one, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		value = strings.TrimSpace(important.ReplaceAllString(value, ""))
		if !found || !styleNames[name] || !styleValue.MatchString(value) || negative.MatchString(value) || huge.MatchString(value) {
			continue
		}
		if name == "display" && !strings.Contains("|none|block|inline|inline-block|table|table-row|table-cell|list-item|", "|"+strings.ToLower(value)+"|") {
			continue
		}
		kept.WriteString(name + ": " + strings.ReplaceAll(value, `"`, `'`) + "; ")
	}
	return kept.String()
}

// foldQuotes lays what was quoted from before into <details>, where something
// new comes before it.
func foldQuotes(root *html.Node) {
	f := &folder{}
	f.walk(root)
}

type folder struct{ news bool }

func (f *folder) walk(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.TextNode:
			f.news = f.news || strings.TrimSpace(c.Data) != "" && n.DataAtom != atom.Title && n.DataAtom != atom.Style
		case c.Type != html.ElementNode:
		case f.news && quotes(c):
			wrap(n, c, c.NextSibling)
		case f.news && quotesOn(c):
			wrap(n, c, nil)
			return
		default:
			f.walk(c)
		}
		c = next
	}
}

// wrap lays the siblings from first to before end into a <details>.
func wrap(parent, first, end *html.Node) {
	details := &html.Node{Type: html.ElementNode, Data: "details", DataAtom: atom.Details}
	details.AppendChild(&html.Node{Type: html.ElementNode, Data: "summary", DataAtom: atom.Summary})
	parent.InsertBefore(details, first)
	for c := first; c != nil && c != end; {
		next := c.NextSibling
		parent.RemoveChild(c)
		details.AppendChild(c)
		c = next
	}
}

// quotes: the element is a quotation, as the usual programs mark it.
func quotes(n *html.Node) bool {
	class := " " + attr(n, "class") + " "
	switch n.DataAtom {
	case atom.Blockquote:
		return attr(n, "type") == "cite" || strings.Contains(class, " gmail_quote ") || attr(n, "cite") != ""
	case atom.Div:
		return strings.Contains(class, " gmail_quote ") || strings.Contains(class, " gmail_quote_container ") ||
			strings.Contains(class, " yahoo_quoted ") || strings.Contains(class, " protonmail_quote ")
	}
	return false
}

var outlookRule = regexp.MustCompile(`border-top: solid #(?i:e1e1e1|b5c4df) 1\.0pt`)

// quotesOn: from the element on all is quoted, as Outlook marks it.
func quotesOn(n *html.Node) bool {
	switch id := attr(n, "id"); {
	case id == "divRplyFwdMsg", id == "appendonsend", id == "mail-editor-reference-message-container", strings.HasPrefix(id, "ms-outlook-mobile-body-separator"):
		return true
	}
	return n.DataAtom == atom.Div && (outlookRule.MatchString(attr(n, "style")) ||
		n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.DataAtom == atom.Div && outlookRule.MatchString(attr(n.FirstChild, "style")))
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
