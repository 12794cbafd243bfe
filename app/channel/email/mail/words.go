package mail

import (
	"strings"
)

// words decodes a field: encoded words (RFC 2047), also those that break a
// letter in two, and bytes that nobody encoded.
func words(value string) string {
	if !strings.Contains(value, "=?") {
		return text("", []byte(value))
	}
	var out strings.Builder
	var pending []byte // decoded bytes of adjacent words in one charset
	var charset string
	flush := func() {
		out.WriteString(text(charset, pending))
		pending = nil
	}
	for value != "" {
		before, w, after, found := nextWord(value)
		if !found {
			break
		}
		if strings.TrimSpace(before) != "" || pending == nil {
			flush()
			out.WriteString(text("", []byte(before)))
		} else if !strings.EqualFold(w.charset, charset) {
			flush()
		}
		charset = w.charset
		pending = append(pending, w.content...)
		value = after
	}
	flush()
	out.WriteString(text("", []byte(value)))
	return out.String()
}

type word struct {
	charset string
	content []byte
}

// nextWord finds the first encoded word.
func nextWord(s string) (before string, w word, after string, found bool) {
	for from := 0; ; {
		i := strings.Index(s[from:], "=?")
		if i < 0 {
			return s, word{}, "", false
		}
		i += from
		parts := strings.SplitN(s[i+2:], "?", 4)
		if len(parts) == 4 && len(parts[1]) == 1 && len(parts[0]) < 50 && strings.HasPrefix(parts[3], "=") {
			charset, _, _ := strings.Cut(parts[0], "*") // RFC 2231: a language
			if content, ok := decodeWord(parts[1], parts[2]); ok {
				return s[:i], word{charset, content}, parts[3][1:], true
			}
		}
		from = i + 2
	}
}

func decodeWord(encoding, content string) ([]byte, bool) {
	switch encoding {
	case "b", "B":
		return base64Bytes([]byte(content)), true
	case "q", "Q":
		return quotedPrintable([]byte(strings.ReplaceAll(content, "_", " ")), true), true
	}
	return nil, false
}
