// Package words holds the texts that leave the desk by themselves: receipts,
// notices, signatures, subjects. What the screen says is in the front end's
// language files.
//
// A text is found by its key in sv.json and en.json, which have the same keys
// and the same fields. A field stands in braces: "Meddelande från {unit}".
package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"regexp"
)

//go:embed sv.json en.json
var files embed.FS

// Languages are those that there are texts in, the first for everybody else.
var Languages = []string{"sv", "en"}

var texts = load()

func load() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, language := range Languages {
		raw, err := files.ReadFile(language + ".json")
		of := map[string]string{}
		if err == nil {
			err = json.Unmarshal(raw, &of)
		}
		if err != nil {
			panic(fmt.Sprintf("words: %s.json: %v", language, err)) // they are built in
		}
		all[language] = of
	}
	return all
}

var field = regexp.MustCompile(`\{([a-z_]+)\}`)

// Say gives the text of a key with its fields filled in, in Swedish for a
// language that there are no texts in. What stands in a field is taken as it is.
// A key or a field that is missing panics: it is a fault in the program, and no
// patient gets half a text.
func Say(language, key string, fields map[string]string) string {
	of, known := texts[language]
	if !known {
		of = texts[Languages[0]]
	}
	text, known := of[key]
	if !known {
		panic("words: there is no text " + key)
	}
	return field.ReplaceAllStringFunc(text, func(braced string) string {
		value, given := fields[braced[1:len(braced)-1]]
		if !given {
			panic("words: " + key + " lacks the field " + braced)
		}
		return value
	})
}
