package mail

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cention-sany/utf7"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode/utf32"
)

// text decodes bytes to clean text. Bytes that are valid UTF-8 are UTF-8,
// whatever they are said to be, unless it is a charset whose letters can look
// like it; what nobody names, or names wrongly, is windows-1252.
func text(charset string, b []byte) string {
	name := strings.ToLower(strings.Trim(strings.TrimSpace(charset), `"'`))
	if !twoBytes(name) && utf8.Valid(b) {
		return clean(string(b))
	}
	if enc := lookUp(name); enc != nil {
		if s, ok := decoded(enc, b); ok {
			return clean(s)
		}
	}
	if utf8.Valid(b) {
		return clean(string(b))
	}
	if s, ok := mostlyUTF8(b); ok {
		return clean(s)
	}
	s, _ := decoded(charmap.Windows1252, b)
	return clean(s)
}

// twoBytes tells the charsets in which a letter is several bytes, or plain
// ASCII to look at.
func twoBytes(name string) bool {
	for _, prefix := range []string{"utf-16", "utf16", "utf-32", "utf32", "ucs-", "utf-7", "utf7", "unicode-1-1-utf-7", "iso-2022", "hz", "gb", "big5", "euc", "shift", "sjis", "ks_c", "ksc", "cp932", "cp936", "cp949", "cp950", "windows-31j", "windows-949"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

var renamed = map[string]string{
	"utf7": "utf-7", "unicode-1-1-utf-7": "utf-7", "cp932": "shift_jis", "cp936": "gbk", "cp949": "euc-kr", "ms949": "euc-kr",
	"cp950": "big5", "ks_c_5601-1987": "euc-kr", "iso-8859-8-i": "iso-8859-8", "utf16": "utf-16", "ucs-2": "utf-16be", "x-mac-roman": "macintosh",
	"cp-850": "cp850", "win-1252": "windows-1252", "ansi": "windows-1252", "cp1252": "windows-1252", "8859-1": "windows-1252", "iso8859-1": "windows-1252",
	"iso-8859-1-windows-3.1-latin-1": "windows-1252",
}

// lookUp finds a charset by the names that mails use; nil for none.
func lookUp(name string) encoding.Encoding {
	if name == "" || len(name) > 50 {
		return nil
	}
	if other, ok := renamed[name]; ok {
		name = other
	}
	switch {
	case name == "utf-7":
		return utf7.UTF7
	case name == "utf-32", name == "utf32":
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case strings.HasPrefix(name, "windows") && len(name) == 11 && name[7] != '-': // windows1252
		name = "windows-" + name[7:]
	}
	if enc, err := htmlindex.Get(name); err == nil {
		return enc
	}
	if enc, err := ianaindex.MIME.Encoding(name); err == nil && enc != nil {
		return enc
	}
	if enc, err := ianaindex.IANA.Encoding(name); err == nil && enc != nil {
		return enc
	}
	return nil
}

// decoded is not ok where the bytes are not of that charset.
func decoded(enc encoding.Encoding, b []byte) (s string, ok bool) {
	out, err := enc.NewDecoder().Bytes(b)
	return string(out), err == nil && !bytes.ContainsRune(out, utf8.RuneError)
}

// mostlyUTF8 takes text that was cut within a letter, or damaged here and
// there, as what the rest of it is.
func mostlyUTF8(b []byte) (string, bool) {
	right, wrong := 0, 0
	for rest := b; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && n == 1:
			wrong++
		case n > 1:
			right++
		}
		rest = rest[n:]
	}
	if right == 0 || wrong*4 > right {
		return "", false
	}
	return strings.ToValidUTF8(string(b), "\uFFFD"), true
}

// clean takes away what is no text: NUL and other control characters, the mark
// of the byte order, letters that do not exist. Lines end with \n.
func clean(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\r':
			return '\n'
		case unicode.IsControl(r), r == '\uFEFF', r == '\uFFFE', r == '\uFFFF', r >= 0xE0000 && r <= 0xE007F:
			return -1
		}
		return r
	}, s)
}

// plain: nothing is to be taken away, as in nearly every text.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7f {
			return false
		}
	}
	return true
}

// line is clean text on one line without what turns the direction of writing:
// names of people and files are told by it.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069', r == '\u200E', r == '\u200F':
			return -1
		case r == '\u2028', r == '\u2029':
			return ' '
		}
		return r
	}, clean(s))
	return strings.Join(strings.Fields(s), " ")
}

// cut shortens to so many runes.
func cut(s string, runes int) string {
	if len(s) <= runes {
		return s
	}
	for i := range s {
		if runes == 0 {
			return s[:i]
		}
		runes--
	}
	return s
}
