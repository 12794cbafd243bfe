package rule

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// MaxBytes is how long a rule set may be as JSON.
const MaxBytes = 1 << 20

// Parse reads a Source from JSON and refuses unknown members. The error is Problems, with one that says
// where in the text it is.
func Parse(text []byte) (Source, error) {
	if len(text) > MaxBytes {
		return Source{}, Problems{{Slug: "too-long", Path: "json"}}
	}
	var src Source
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	err := dec.Decode(&src)
	at := dec.InputOffset()
	if err == nil {
		if _, err = dec.Token(); errors.Is(err, io.EOF) {
			return src, nil
		}
		err = errors.New("more than one value")
	}
	p := Problem{Slug: "json-invalid", Path: "json"}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &kind):
		p.Slug, p.Word, at = "json-wrong-type", kind.Field, kind.Offset
	case errors.Is(err, errValue):
		p.Slug = "value-wrong-type"
	default:
		if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
			p.Slug, p.Word = "json-unknown-member", strings.Trim(name, `"`)
			if i := bytes.Index(text, []byte(name)); i >= 0 {
				at = int64(i) + 1
			}
		}
	}
	p.Line, p.Column = position(text, at)
	return Source{}, Problems{p}
}

// position is line and column of the byte before the offset, in runes from 1.
func position(text []byte, offset int64) (line, column int) {
	before := text[:max(0, min(int64(len(text)), offset-1))]
	line = bytes.Count(before, []byte{'\n'}) + 1
	return line, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}
