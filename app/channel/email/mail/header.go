package mail

import (
	"bytes"
	"net/mail"
	"regexp"
	"strings"
	"time"
)

// header is fields by lower-case name, as they lie: unfolded, not decoded.
type header map[string][]string

func (h header) get(name string) string {
	if all := h[strings.ToLower(name)]; len(all) > 0 {
		return all[0]
	}
	return ""
}

// cutLine gives the first line without its end.
func cutLine(b []byte) (line, rest []byte, found bool) {
	line, rest, found = bytes.Cut(b, []byte{'\n'})
	return bytes.TrimSuffix(line, []byte{'\r'}), rest, found
}

// readHeader reads the fields of a mail or a part; body is what follows the
// empty line. What is no field at all begins the body, as where a mail has none.
func (w *walk) readHeader(raw []byte) (h header, body []byte) {
	h = header{}
	var last string
	for rest := raw; len(rest) > 0; {
		one, after, _ := cutLine(rest)
		name, value, isField := field(one)
		switch {
		case len(one) == 0:
			return h, after
		case one[0] == ' ' || one[0] == '\t', !isField && parameter.Match(one):
			w.unfold(h, last, one)
		case !isField:
			return h, rest
		default:
			last = name
			h[name] = append(h[name], "")
			w.unfold(h, last, value)
		}
		rest = after
		if len(raw)-len(rest) > w.limits.Header {
			w.truncated = true
			_, body, _ = cutEmptyLine(raw[len(raw)-len(rest)-1:])
			return h, body
		}
	}
	return h, nil
}

// parameter is a line that should have been indented.
var parameter = regexp.MustCompile(`^[a-z-]{2,20}\*?=[^=]`)

// cutEmptyLine cuts at the first empty line.
func cutEmptyLine(b []byte) (before, after []byte, found bool) {
	if i := bytes.Index(b, []byte("\n\n")); i >= 0 {
		if j := bytes.Index(b[:i+1], []byte("\n\r\n")); j < 0 {
			return b[:i], b[i+2:], true
		}
	}
	return bytes.Cut(b, []byte("\n\r\n"))
}

// field splits a line at its colon, where what is before it is a name.
func field(line []byte) (name string, value []byte, ok bool) {
	n, value, found := bytes.Cut(line, []byte{':'})
	n = bytes.TrimRight(n, " \t")
	if !found || len(n) == 0 || len(n) > 200 {
		return "", nil, false
	}
	for _, c := range n {
		if c <= ' ' || c >= 0x7f {
			return "", nil, false
		}
	}
	return strings.ToLower(string(n)), value, true
}

func (w *walk) unfold(h header, name string, more []byte) {
	all := h[name]
	if len(all) == 0 {
		return // a continuation of nothing
	}
	at := &all[len(all)-1]
	more = bytes.TrimSpace(more)
	if room := w.limits.Value - len(*at); len(more) > room {
		w.truncated = true
		more = more[:max(room, 0)]
	}
	switch {
	case len(more) == 0:
	case *at == "":
		*at = string(more)
	default:
		*at += " " + string(more)
	}
}

var idPattern = regexp.MustCompile(`<[^<>\s]{1,900}>`)

// messageIDs finds the ids of a field, with their brackets.
func messageIDs(value string) []string {
	if value == "" {
		return nil
	}
	found := idPattern.FindAllString(value, 200)
	if found == nil {
		// Some leave the brackets out.
		if v := strings.TrimSpace(value); strings.Contains(v, "@") && !strings.ContainsAny(v, " \t<>") && len(v) <= 900 {
			found = []string{"<" + v + ">"}
		}
	}
	for i := range found {
		found[i] = line(found[i])
	}
	return found
}

// thread gives In-Reply-To first, then References from their end, each once.
func thread(h header) []string {
	var ids []string
	seen := map[string]bool{}
	add := func(id string) {
		if !seen[id] && len(ids) < 50 {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, id := range messageIDs(h.get("In-Reply-To")) {
		add(id)
	}
	before := messageIDs(h.get("References"))
	for i := len(before) - 1; i >= 0; i-- {
		add(before[i])
	}
	return ids
}

// date reads the moment of a mail; zero where it is none, or none that a
// calendar on a screen could show.
func date(value string) time.Time {
	t, err := mail.ParseDate(strings.TrimSpace(value))
	if err != nil {
		for _, layout := range []string{time.ANSIC, time.RFC3339, "2 Jan 2006 15:04:05", "2006-01-02 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05"} {
			if t, err = time.Parse(layout, strings.TrimSpace(value)); err == nil {
				break
			}
		}
	}
	if err != nil || t.Year() < 1970 || t.Year() > 2200 {
		return time.Time{}
	}
	return t
}
