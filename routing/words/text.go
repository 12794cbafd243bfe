package words

import (
	"unicode"
	"unicode/utf8"
)

// Text is a text cut into folded words. Cut makes it; it is read-only after that.
type Text struct {
	folded string
	plain  string
	words  []word
}

// word stands at [start, end) in runes of the text, at [from, to) in bytes of Text.folded and at
// [plainFrom, plainTo) of Text.plain, where å, ä and ö are a, a and o.
type word struct{ start, end, from, to, plainFrom, plainTo int }

// Folded is the words with a single space between.
func (t *Text) Folded() string { return t.folded }

func (t *Text) word(i int, loose bool) string {
	w := t.words[i]
	if loose {
		return t.plain[w.plainFrom:w.plainTo]
	}
	return t.folded[w.from:w.to]
}

// Fold is the text as it is compared: its words, folded, with a single space between.
func Fold(text string) string { return Cut(text).folded }

// Cut folds a text and cuts it into words.
func Cut(text string) *Text {
	folded, plain := make([]byte, 0, len(text)+8), make([]byte, 0, len(text)+8)
	t := &Text{words: make([]word, 0, len(text)/5+1)}
	at, inside := 0, false
	var w word
	finish := func(end int) {
		w.end, w.to, w.plainTo = end, len(folded), len(plain)
		t.words = append(t.words, w)
		inside = false
	}
	for _, c := range text {
		switch {
		case inside && c >= firstMark && unicode.Is(unicode.Mn, c):
			folded, plain = mark(folded, plain, w.from, c)
		case isWord(c):
			if !inside {
				if len(folded) > 0 {
					folded, plain = append(folded, ' '), append(plain, ' ')
				}
				w, inside = word{start: at, from: len(folded), plainFrom: len(plain)}, true
			}
			folded, plain = letter(folded, plain, c)
		case inside:
			finish(at)
		}
		at++
	}
	if inside {
		finish(at)
	}
	t.folded, t.plain = string(folded), string(plain)
	return t
}

// firstMark is the first combining accent of Unicode.
const firstMark = 0x0300

func isWord(c rune) bool {
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// letter adds one folded letter or digit to both spellings.
func letter(folded, plain []byte, c rune) (f, p []byte) {
	if c < utf8.RuneSelf {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return append(folded, byte(c)), append(plain, byte(c))
	}
	c = unicode.ToLower(c)
	switch c {
	case 'å', 'ä', 'æ':
		if c == 'æ' {
			c = 'ä'
		}
		return utf8.AppendRune(folded, c), append(plain, 'a')
	case 'ö', 'ø':
		return append(folded, "ö"...), append(plain, 'o')
	}
	if base, ok := bases[c]; ok {
		return append(folded, base), append(plain, base)
	}
	return utf8.AppendRune(folded, c), utf8.AppendRune(plain, c)
}

// mark takes a combining accent: the two that make å, ä and ö count, the others are dropped. Some
// phones and some mail programs write their letters so.
func mark(folded, plain []byte, from int, c rune) (f, p []byte) {
	if len(folded) == from {
		return folded, plain
	}
	last := folded[len(folded)-1]
	const ring, dots = 0x030A, 0x0308
	switch {
	case c == ring && last == 'a':
		return append(folded[:len(folded)-1], "å"...), plain
	case c == dots && last == 'a':
		return append(folded[:len(folded)-1], "ä"...), plain
	case c == dots && last == 'o':
		return append(folded[:len(folded)-1], "ö"...), plain
	}
	return folded, plain
}

// bases are the accented letters of the languages around, by their plain one.
var bases = func() map[rune]byte {
	out := map[rune]byte{}
	for base, accented := range map[byte]string{
		'a': "áàâãāąă", 'c': "çćčċ", 'd': "đď", 'e': "éèêëēęėě", 'g': "ğģ", 'i': "íìîïīįı", 'k': "ķ",
		'l': "łļľ", 'n': "ñńņň", 'o': "óòôõōő", 'r': "řŕ", 's': "śšşș", 't': "ťțţ", 'u': "úùûüūůűų", 'y': "ýÿ", 'z': "źżž",
	} {
		for _, c := range accented {
			out[c] = base
		}
	}
	return out
}()
