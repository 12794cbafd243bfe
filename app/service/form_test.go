package service

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
)

const form = `{"title": {"sv": "Kontakta oss", "en": "Contact us"}, "intro": {"sv": "", "en": ""}, "promise": {"sv": "Snart.", "en": "Soon."}, "promise_days": 3,
 "about": "about", "text": "text", "phone": "phone", "reasons": {"book": "booking", "other": "general-information"},
 "questions": [
  {"id": "about", "kind": "choice", "label": {"sv": "Vad gäller det?", "en": "What is it about?"}, "required": true,
   "options": [{"value": "book", "label": {"sv": "Boka tid", "en": "Book"}}, {"value": "other", "label": {"sv": "Annat", "en": "Other"}}]},
  {"id": "text", "kind": "long-text", "label": {"sv": "Beskriv", "en": "Describe"}, "required": true, "limit": 10},
  {"id": "when", "kind": "choice", "label": {"sv": "När passar det?", "en": "When?"}, "options": [{"value": "am", "label": {"sv": "Förmiddag", "en": "Morning"}}]},
  {"id": "phone", "kind": "phone", "label": {"sv": "Telefon", "en": "Phone"}, "limit": 40},
  {"id": "files", "kind": "files", "label": {"sv": "Filer", "en": "Files"}, "limit": 2}]}`

func read(t *testing.T, from string) Form {
	t.Helper()
	f, err := Read([]byte(from))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A form that nobody could answer, or whose answers nobody could use, is not published.
func TestFormsThatWillNotDo(t *testing.T) {
	read(t, form)
	for what, change := range map[string][2]string{
		"no JSON":                       {`"title"`, `title`},
		"an id twice":                   {`"id": "when"`, `"id": "about"`},
		"an id with a space":            {`"id": "when"`, `"id": "w n"`},
		"one language":                  {`"en": "Describe"`, `"en": ""`},
		"an unknown kind":               {`"kind": "phone"`, `"kind": "fax"`},
		"a choice of nothing":           {`"options": [{"value": "am", "label": {"sv": "Förmiddag", "en": "Morning"}}]`, `"options": []`},
		"no limit":                      {`"required": true, "limit": 10`, `"required": true`},
		"an option without a reason":    {`"other": "general-information"`, `"others": "general-information"`},
		"about that is no choice":       {`"about": "about"`, `"about": "text"`},
		"about that need not be chosen": {`"en": "What is it about?"}, "required": true`, `"en": "What is it about?"}`},
		"a text that is a phone number": {`"text": "text"`, `"text": "phone"`},
		"a phone that is a text":        {`"phone": "phone"`, `"phone": "text"`},
		"a promise without days":        {`"promise_days": 3`, `"promise_days": 0`},
	} {
		changed := strings.Replace(form, change[0], change[1], 1)
		if changed == form {
			t.Fatalf("%s: nothing changed", what)
		}
		if _, err := Read([]byte(changed)); err == nil {
			t.Errorf("%s is taken", what)
		}
	}
}

func TestAnswersAreChecked(t *testing.T) {
	f := read(t, form)
	for _, c := range []struct {
		what, answers string
		files         int
		want          []problem.Field
	}{
		{"all of it", `{"about": "book", "text": " tio tecken ", "when": "am", "phone": "070-174 06 05"}`, 2, nil},
		{"the least", `{"about": "other", "text": "x", "phone": ""}`, 0, nil},
		{"nothing", `{}`, 3, []problem.Field{{Path: "answers.about", Slug: "required"}, {Path: "answers.text", Slug: "required"}, {Path: "answers.files", Slug: "too-many"}}},
		{"eleven signs, å counting one", `{"about": "book", "text": "åäöåäöåäöåä"}`, 0, []problem.Field{{Path: "answers.text", Slug: "too-long"}}},
		{"ten of them", `{"about": "book", "text": "åäöåäöåäöå"}`, 0, nil},
		{"a label for a value", `{"about": "Boka tid", "text": "x"}`, 0, []problem.Field{{Path: "answers.about", Slug: "unknown-value"}}},
		{"a zero", `{"about": "book", "text": "x\u0000"}`, 0, []problem.Field{{Path: "answers.text", Slug: "not-text"}}},
		{"null", `{"about": "book", "text": null}`, 0, []problem.Field{{Path: "answers.text", Slug: "required"}}},
		{"no object", `"book"`, 0, []problem.Field{{Path: "answers", Slug: "wrong-type"}}},
		{"too short a number", `{"about": "book", "text": "x", "phone": "112"}`, 0, []problem.Field{{Path: "answers.phone", Slug: "phone-invalid"}}},
	} {
		_, err := f.Check(json.RawMessage(c.answers), c.files)
		var p *problem.Problem
		if errors.As(err, &p); p == nil {
			p = &problem.Problem{}
		}
		if len(p.Fields) != len(c.want) {
			t.Errorf("%s: %+v", c.what, p.Fields)
			continue
		}
		for i, field := range c.want {
			if p.Fields[i] != field {
				t.Errorf("%s: %+v, want %+v", c.what, p.Fields[i], field)
			}
		}
	}
}

// Staff read Swedish, the citizen's own words first.
func TestContactOfAnswers(t *testing.T) {
	f := read(t, form)
	given, err := f.Check(json.RawMessage(`{"about": "book", "text": " Ny tid? ", "when": "am", "phone": "070-174 06 05"}`), 0)
	if err != nil {
		t.Fatal(err)
	}
	want := Contact{Reason: "booking", Subject: "Boka tid", Phone: "070-174 06 05", Text: "Ny tid?\n\nNär passar det: Förmiddag"}
	if got := f.Contact(given); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := f.Subject(given, "en"); got != "Book" {
		t.Error(got)
	}
	if q := (wire.Question{ID: "x", Kind: "files", Required: true}); faultOfFiles(q, 0) != "required" {
		t.Error("files that are required may be left out")
	}
}
