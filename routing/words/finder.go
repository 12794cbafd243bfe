package words

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// Failures of a pattern that somebody typed.
var (
	// ErrEmpty: no word in it.
	ErrEmpty = errors.New("words: a pattern needs a word")
	// ErrShortPrefix: "a*" would find nearly everything.
	ErrShortPrefix = errors.New("words: at least three letters must stand before an asterisk")
	// ErrGap: a tilde stands between two words.
	ErrGap = errors.New("words: a tilde must stand between two words")
	// ErrLong: more than eight words or 80 letters.
	ErrLong = errors.New("words: the pattern is too long")
)

// maxGap is how many other words a tilde lets stand between two of a pattern.
const maxGap = 3

// part is one word of a pattern.
type part struct {
	text   string
	prefix bool
	gap    int // words that may stand between this and the part before
}

func (p part) fits(word string) bool {
	if p.prefix {
		return strings.HasPrefix(word, p.text)
	}
	return word == p.text
}

// Finder finds many patterns at once. It is safe for concurrent use.
type Finder struct {
	loose    bool
	patterns [][]part
	heads    map[uint16][]int // patterns by the first two bytes of their first word
}

// Hit is a pattern found: its index, and where it stands in runes of the text.
type Hit struct {
	Pattern    int
	Start, End int
}

// Check says why a pattern cannot be used, or nil.
func Check(pattern string) error {
	_, err := parse(pattern, false)
	return err
}

// New makes a finder. With loose, å and ä count as a, and ö as o, on both sides: what people write on a
// keyboard without them is found too.
func New(patterns []string, loose bool) (*Finder, error) {
	f := &Finder{loose: loose, heads: make(map[uint16][]int)}
	for i, text := range patterns {
		parts, err := parse(text, loose)
		if err != nil {
			return nil, err
		}
		f.patterns = append(f.patterns, parts)
		key := head(parts[0].text)
		f.heads[key] = append(f.heads[key], i)
	}
	return f, nil
}

func parse(pattern string, loose bool) ([]part, error) {
	const mostWords, mostBytes = 8, 160
	if len(pattern) > mostBytes {
		return nil, ErrLong
	}
	var parts []part
	gap := 0
	for _, field := range strings.Fields(pattern) {
		if field == "~" {
			if len(parts) == 0 || gap > 0 {
				return nil, ErrGap
			}
			gap = maxGap
			continue
		}
		body, prefix := strings.CutSuffix(field, "*")
		cut := Cut(body)
		if len(cut.words) == 0 {
			return nil, ErrEmpty
		}
		// "nt-probnp" is two words in a row.
		for i := range cut.words {
			p := part{text: cut.word(i, loose), gap: gap, prefix: prefix && i == len(cut.words)-1}
			if p.prefix && utf8.RuneCountInString(p.text) < 3 {
				return nil, ErrShortPrefix
			}
			parts, gap = append(parts, p), 0
		}
	}
	switch {
	case gap > 0:
		return nil, ErrGap
	case len(parts) == 0:
		return nil, ErrEmpty
	case len(parts) > mostWords:
		return nil, ErrLong
	}
	return parts, nil
}

// Find is every pattern that stands in the text, in the order of the text; of two that begin at the
// same word the one that comes first in the list.
func (f *Finder) Find(t *Text) []Hit {
	var hits []Hit
	for i := range t.words {
		for _, n := range f.heads[head(t.word(i, f.loose))] {
			if last := f.match(t, f.patterns[n], i); last >= 0 {
				hits = append(hits, Hit{Pattern: n, Start: t.words[i].start, End: t.words[last].end})
			}
		}
	}
	return hits
}

// match is the index of the last word of the pattern when it begins at word i, else -1.
func (f *Finder) match(t *Text, parts []part, i int) int {
	if i >= len(t.words) || !parts[0].fits(t.word(i, f.loose)) {
		return -1
	}
	if len(parts) == 1 {
		return i
	}
	for skip := 0; skip <= parts[1].gap; skip++ {
		if last := f.match(t, parts[1:], i+1+skip); last >= 0 {
			return last
		}
	}
	return -1
}

// head is the first two bytes of a word: patterns whose head differs cannot begin there.
func head(word string) uint16 {
	switch len(word) {
	case 0:
		return 0
	case 1:
		return uint16(word[0]) << 8
	default:
		return uint16(word[0])<<8 | uint16(word[1])
	}
}
