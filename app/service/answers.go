package service

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nyaruka/phonenumbers"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
)

// Answers are texts by question; a choice by its value.
type Answers map[string]string

var plainID = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// Check reads answers and holds them to the questions, each fault at its field
// answers.<id>; files is how many are attached. What it gives has no white space
// around it and no empty answers.
func (f *Form) Check(raw json.RawMessage, files int) (Answers, error) {
	var sent map[string]json.RawMessage
	if err := json.Unmarshal(raw, &sent); err != nil {
		return nil, problem.OfField("answers", "wrong-type")
	}
	given := Answers{}
	var bad []problem.Field
	fault := func(id, slug string) {
		if slug != "" {
			bad = append(bad, problem.Field{Path: "answers." + id, Slug: slug})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(sent)) {
		var text string
		switch {
		case f.question(id) == nil || f.question(id).Kind == "files":
			fault(shown(id), "unexpected")
		case json.Unmarshal(sent[id], &text) != nil:
			fault(id, "wrong-type")
		case strings.TrimSpace(text) != "":
			given[id] = strings.TrimSpace(text)
		}
	}
	for _, q := range f.Questions {
		if q.Kind == "files" {
			fault(q.ID, faultOfFiles(q, files))
		} else if !slices.ContainsFunc(bad, func(b problem.Field) bool { return b.Path == "answers."+q.ID }) {
			fault(q.ID, faultOf(q, given[q.ID]))
		}
	}
	if len(bad) > 0 {
		return nil, problem.OfFields(bad)
	}
	return given, nil
}

// shown never repeats a name that somebody made up.
func shown(id string) string {
	if plainID.MatchString(id) {
		return id
	}
	return "?"
}

func faultOfFiles(q wire.Question, files int) string {
	switch {
	case files > q.Limit:
		return "too-many"
	case files == 0 && q.Required:
		return "required"
	}
	return ""
}

// faultOf is what is wrong with an answer; empty: nothing.
func faultOf(q wire.Question, text string) string {
	switch {
	case text == "" && q.Required:
		return "required"
	case text == "":
		return ""
	case strings.ContainsRune(text, 0):
		return "not-text"
	case q.Limit > 0 && utf8.RuneCountInString(text) > q.Limit:
		return "too-long"
	case q.Kind == "choice" && !slices.ContainsFunc(q.Options, func(o wire.Option) bool { return o.Value == text }):
		return "unknown-value"
	case q.Kind == "phone" && !isPhone(text):
		return "phone-invalid"
	}
	return ""
}

// isPhone takes any number that could be rung, from Sweden where no country is
// given.
func isPhone(text string) bool {
	n, err := phonenumbers.Parse(text, "SE")
	return err == nil && phonenumbers.IsPossibleNumber(n)
}

// Contact is what a form's answers come to.
type Contact struct {
	Reason  string // code of the contact reason
	Subject string // Swedish, of the choice
	Text    string // Swedish
	Phone   string // as typed; empty: none
}

// Contact makes the contact of checked answers, in Swedish for those who read
// it: first the citizen's own text, then each other answer after its question.
// The phone number is a field of its own, which is hidden where the citizen's
// identity is protected (P-4), and so stands in no text.
func (f *Form) Contact(given Answers) Contact {
	c := Contact{Reason: f.Reasons[given[f.About]], Subject: f.Subject(given, "sv"), Text: given[f.Text], Phone: given[f.Phone]}
	for _, q := range f.Questions {
		text := given[q.ID]
		if text == "" || q.ID == f.About || q.ID == f.Text || q.ID == f.Phone {
			continue
		}
		for _, o := range q.Options {
			if o.Value == text {
				text = o.Label.Sv
				break
			}
		}
		c.Text += "\n\n" + strings.TrimRight(q.Label.Sv, "?:") + ": " + text
	}
	return c
}

// Subject is what the contact is about, in the words of the choice.
func (f *Form) Subject(given Answers, language string) string {
	about := f.question(f.About)
	if about == nil {
		return ""
	}
	for _, o := range about.Options {
		if o.Value == given[f.About] && language == "en" {
			return o.Label.En
		} else if o.Value == given[f.About] {
			return o.Label.Sv
		}
	}
	return ""
}
