package mail

import (
	"fmt"
	"regexp"
	"strings"
)

// block is a piece of what is to be read, as text, as markup, or as both.
type block struct {
	text, html string
}

// compose makes what is read of the parts.
func (w *walk) compose(root *part, r *Reading) {
	blocks := w.blocks(root)
	var texts, markup []string
	var rich bool
	for _, b := range blocks {
		rich = rich || b.html != ""
	}
	for _, b := range blocks {
		if t := b.plain(); strings.TrimSpace(t) != "" {
			texts = append(texts, strings.Trim(t, "\n"))
		}
		switch {
		case !rich:
		case b.html != "":
			markup = append(markup, b.html)
		default:
			markup = append(markup, FromText(b.text))
		}
	}
	r.whole = cut(strings.Join(texts, "\n\n"), w.limits.Text)
	r.Text, r.Folded = Fold(r.whole)
	if rich {
		r.HTML, r.RemoteImages = Safe(strings.Join(markup, "\n"))
	}
	r.Files = w.files
}

// plain is a block's text; of markup alone, the text in it.
func (b block) plain() string {
	if strings.TrimSpace(b.text) == "" && b.html != "" {
		return TextOf(b.html)
	}
	return b.text
}

// blocks gives what is to be read, in order, and sets the files aside.
func (w *walk) blocks(p *part) (all []block) {
	switch {
	case p.kind == "multipart/alternative" && len(p.parts) > 0:
		return w.alternative(p)
	case len(p.parts) > 0:
		for i, child := range p.parts {
			if i > 0 && p.kind == "multipart/report" && child.kind != "text/plain" && child.kind != "text/html" && len(child.parts) == 0 {
				continue // for machines; classify reads it
			}
			all = append(all, w.blocks(child)...)
		}
		return all
	case strings.HasPrefix(p.kind, "multipart/"): // too deep to be followed
		return nil
	case p.attached || p.name != "":
		w.file(p)
		return nil
	case p.kind == "text/plain" || p.kind == "text/x-plain":
		return []block{{text: w.readText(p)}}
	case p.kind == "text/html":
		return []block{{html: w.readHTML(p)}}
	}
	w.file(p)
	return nil
}

// alternative is one block of what says the same in several ways.
func (w *walk) alternative(p *part) []block {
	var b block
	for _, child := range p.parts {
		if child.kind == "text/x-amp-html" || child.kind == "text/enriched" || child.kind == "text/watch-html" {
			continue
		}
		var texts, markup []string
		for _, one := range w.blocks(child) {
			if one.html != "" {
				markup = append(markup, one.html)
			} else if one.text != "" {
				texts = append(texts, one.text)
			}
		}
		switch {
		case markup != nil: // the last is the best
			b.html = strings.Join(markup, "\n")
		case strings.TrimSpace(b.text) == "":
			b.text = strings.Join(texts, "\n\n")
		}
	}
	return []block{b}
}

func (w *walk) readText(p *part) string {
	s := w.within(&w.text, p.content(), p.params["charset"])
	if strings.EqualFold(p.params["format"], "flowed") {
		s = unflow(s, strings.EqualFold(p.params["delsp"], "yes"))
	}
	return s
}

var metaCharset = regexp.MustCompile(`(?i)<meta[^>]{1,200}charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})`)

func (w *walk) readHTML(p *part) string {
	content := p.content()
	charset := p.params["charset"]
	if charset == "" {
		if m := metaCharset.FindSubmatch(content[:min(len(content), 4096)]); m != nil {
			charset = string(m[1])
		}
	}
	return w.within(&w.html, content, charset)
}

// within decodes as much as may still be read.
func (w *walk) within(used *int, content []byte, charset string) string {
	room := max(w.limits.Text-*used, 0)
	if len(content) > room {
		w.truncated = true
		content = content[:room]
	}
	s := text(charset, content)
	if len(s) > room {
		s = cut(s, room) // runes: at most so many bytes of the usual ones
	}
	*used += len(content)
	return s
}

// unflow joins lines that were broken for the way (RFC 3676).
func unflow(s string, delsp bool) string {
	out := make([]byte, 0, len(s))
	var open bool
	var depth int
	for i, one := range strings.Split(s, "\n") {
		quotes := len(one) - len(strings.TrimLeft(one, ">"))
		content := strings.TrimPrefix(one[quotes:], " ") // stuffed
		signature := content == "-- "
		if !open || quotes != depth || signature {
			if i > 0 {
				out = append(out, '\n')
			}
			if quotes > 0 {
				out = append(out, strings.Repeat(">", quotes)+" "...)
			}
		}
		open, depth = strings.HasSuffix(content, " ") && !signature, quotes
		if open && delsp {
			content = content[:len(content)-1]
		}
		out = append(out, content...)
	}
	return string(out)
}

var endings = map[string]string{
	"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/heic": "heic", "text/calendar": "ics",
	"message/rfc822": "eml", "text/plain": "txt", "text/html": "html", "text/vcard": "vcf", "application/pkcs7-signature": "p7s", "application/pgp-signature": "asc",
}

func (w *walk) file(p *part) {
	if len(w.files) >= w.limits.Files {
		w.truncated = true
		return
	}
	f := File{Name: p.name, Type: p.kind, InlineID: contentID(p.header.get("Content-ID")), Content: p.content()}
	if f.Name == "" && p.kind == "message/rfc822" {
		inner, _ := w.readHeader(p.body)
		f.Name = fileName(cut(words(inner.get("Subject")), 80))
		if f.Name != "" {
			f.Name += ".eml"
		}
	}
	if f.Name == "" {
		f.Name = fmt.Sprintf("bilaga-%d", len(w.files)+1)
		if ending := endings[p.kind]; ending != "" {
			f.Name += "." + ending
		}
	}
	w.files = append(w.files, f)
}

func contentID(value string) string {
	id := line(value)
	id = strings.TrimSuffix(strings.TrimPrefix(id, "<"), ">")
	if len(id) > 300 {
		return ""
	}
	return id
}

// fileName is a name without folders, on one line, not longer than systems take.
func fileName(s string) string {
	s = line(s)
	if i := strings.LastIndexAny(s, `/\`); i >= 0 {
		s = s[i+1:]
	}
	s = strings.TrimSpace(strings.Trim(s, "."))
	if r := []rune(s); len(r) > 120 { // its ending tells what it is
		s = string(r[:100]) + "…" + string(r[len(r)-19:])
	}
	return s
}
