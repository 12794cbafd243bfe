package mail

import (
	"bytes"
	"strings"
)

// part is a part of a mail, or the whole of it, cut up but not decoded.
type part struct {
	header header
	kind   string // media type, lower case
	params map[string]string
	// name is the file's, as it may be shown; attached: it says that it is a file.
	name     string
	attached bool
	body     []byte
	parts    []*part
}

// walk is one reading of a mail and what is left of its limits.
type walk struct {
	limits    Limits
	parts     int
	text      int // bytes of decoded text
	html      int
	files     []File
	truncated bool
}

func (w *walk) part(raw []byte, depth int) *part {
	w.parts++
	p := &part{}
	p.header, p.body = w.readHeader(raw)
	p.kind, p.params = params(p.header.get("Content-Type"))
	p.kind = mediaType(p.kind)
	if !strings.Contains(p.kind, "/") {
		p.kind = "text/plain"
	}
	disposition, more := params(p.header.get("Content-Disposition"))
	p.attached = disposition == "attachment"
	p.name = fileName(more["filename"])
	if p.name == "" {
		p.name = fileName(p.params["name"])
	}
	if strings.HasPrefix(p.kind, "multipart/") {
		w.split(p, depth)
	}
	return p
}

// mediaType leaves the letters that a media type has.
func mediaType(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune("/.+-_", r) {
			return r
		}
		return -1
	}, s)
}

// split cuts a part into its own. One whose boundary is not there is text.
func (w *walk) split(p *part, depth int) {
	if depth >= w.limits.Depth {
		w.truncated = true
		return
	}
	pieces := w.pieces(p.body, p.params["boundary"])
	if pieces == nil {
		p.kind = "text/plain"
		return
	}
	for _, raw := range pieces {
		if w.parts >= w.limits.Parts {
			w.truncated = true
			return
		}
		child := w.part(raw, depth+1)
		if p.kind == "multipart/digest" && child.header.get("Content-Type") == "" {
			child.kind = "message/rfc822"
		}
		p.parts = append(p.parts, child)
	}
}

// pieces are what lies between the boundaries; the last may lack its end. A
// boundary that the header forgot is the first line that looks like one.
func (w *walk) pieces(body []byte, boundary string) (pieces [][]byte) {
	if boundary == "" {
		start := bytes.TrimLeft(body, "\r\n")
		one, _, _ := cutLine(start)
		if !bytes.HasPrefix(one, []byte("--")) || len(one) < 4 || len(one) > 200 {
			return nil
		}
		boundary = string(bytes.TrimRight(one[2:], " \t"))
	}
	mark := []byte("--" + boundary)
	start := -1
	for at := 0; at < len(body); {
		i := bytes.Index(body[at:], mark)
		if i < 0 {
			break
		}
		i += at
		after, ends, ok := boundaryLine(body, i, len(mark))
		if !ok {
			at = i + 1
			continue
		}
		if start >= 0 {
			pieces = append(pieces, body[start:max(start, lineEndBefore(body, i))])
		}
		start, at = after, after
		if ends {
			return pieces
		}
		if w.parts+len(pieces) > w.limits.Parts {
			w.truncated = true
			return pieces
		}
	}
	if start >= 0 {
		pieces = append(pieces, body[start:])
	}
	return pieces
}

// boundaryLine checks that a boundary is alone on its line; after is where the
// next line begins, ends: it was the last one.
func boundaryLine(body []byte, at, length int) (after int, ends, ok bool) {
	if at > 0 && body[at-1] != '\n' {
		return 0, false, false
	}
	rest := body[at+length:]
	one, _, found := cutLine(rest)
	after = len(body)
	if found {
		after = at + length + bytes.IndexByte(rest, '\n') + 1
	}
	one = bytes.TrimRight(one, " \t")
	return after, string(one) == "--", len(one) == 0 || string(one) == "--"
}

// lineEndBefore is where the line before ended: its end is the boundary's.
func lineEndBefore(body []byte, at int) int {
	if at > 0 {
		at--
	}
	if at > 0 && body[at-1] == '\r' {
		at--
	}
	return at
}

// content is a part's bytes, decoded.
func (p *part) content() []byte {
	encoding, _ := params(p.header.get("Content-Transfer-Encoding"))
	return transferred(encoding, p.body)
}

// each calls f for the part and all in it.
func (p *part) each(f func(*part)) {
	f(p)
	for _, child := range p.parts {
		child.each(f)
	}
}

// find gives the first part of a kind; nil for none.
func (p *part) find(kind string) (found *part) {
	p.each(func(one *part) {
		if found == nil && one.kind == kind {
			found = one
		}
	})
	return found
}
