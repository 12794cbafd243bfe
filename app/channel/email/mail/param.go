package mail

import (
	"sort"
	"strconv"
	"strings"
)

// params reads a field that has a value and parameters, as Content-Type; value
// and names come in lower case. It takes what senders do: semicolons left out,
// encoded words in quotes, names in pieces and in any charset (RFC 2231).
func params(s string) (value string, all map[string]string) {
	all = map[string]string{}
	end := strings.IndexAny(s, "; \t")
	if end < 0 {
		return strings.ToLower(s), all
	}
	value, rest := strings.ToLower(s[:end]), s[end:]
	pieces := map[string][]piece{}
	for rest != "" {
		var name, v string
		name, v, rest = nextParam(rest)
		base, index, encoded := pieceName(name)
		if base == "" {
			continue
		}
		if !strings.Contains(name, "*") {
			if _, twice := all[base]; !twice {
				all[base] = words(v)
			}
			continue
		}
		pieces[base] = append(pieces[base], piece{index, encoded, v})
	}
	for name, p := range pieces {
		all[name] = joined(p) // rather than the plain one, which is for old readers
	}
	return value, all
}

type piece struct {
	index   int
	encoded bool
	value   string
}

// nextParam reads name=value, quoted or not.
func nextParam(s string) (name, value, rest string) {
	s = strings.TrimLeft(s, "; \t")
	end := strings.IndexAny(s, "=;")
	if end < 0 || s[end] == ';' {
		if end < 0 {
			end = len(s)
		}
		return "", "", s[end:]
	}
	name, s = strings.ToLower(strings.TrimSpace(s[:end])), strings.TrimLeft(s[end+1:], " \t")
	if !strings.HasPrefix(s, `"`) {
		value, rest, _ = strings.Cut(s, ";")
		return name, strings.TrimSpace(value), rest
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return name, b.String(), s[i+1:]
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
			b.WriteByte(s[i])
		default:
			b.WriteByte(s[i])
		}
	}
	return name, b.String(), ""
}

// pieceName splits filename*1* into its parts.
func pieceName(name string) (base string, index int, encoded bool) {
	base, rest, found := strings.Cut(name, "*")
	if !found || rest == "" {
		return base, 0, found
	}
	rest, encoded = strings.CutSuffix(rest, "*")
	index, _ = strconv.Atoi(rest) // what is no number comes first
	return base, index, encoded
}

func joined(p []piece) string {
	sort.SliceStable(p, func(i, j int) bool { return p[i].index < p[j].index })
	var charset string
	var b []byte
	for i, one := range p {
		v := one.value
		if one.encoded {
			if i == 0 {
				if parts := strings.SplitN(v, "'", 3); len(parts) == 3 {
					charset, v = parts[0], parts[2]
				}
			}
			b = append(b, percent(v)...)
			continue
		}
		b = append(b, v...)
	}
	return words(text(charset, b))
}

// percent undoes %E5; what is no escape stays.
func percent(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, ok := hexDigit(s[i+1])
			lo, ok2 := hexDigit(s[i+2])
			if ok && ok2 {
				out = append(out, hi<<4|lo)
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}
