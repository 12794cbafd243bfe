// Package service is the forms that units offer their citizens (E-1): what is
// asked, whether what was answered will do, and what the contact point makes of
// it. A form is data, a version of service_versions; answers keep the version
// that they were given to. The package touches neither database nor network.
package service

import (
	"encoding/json"
	"fmt"
	"slices"

	"kontaktpunkten/app/wire"
)

// ContactUs is the key of the form that every unit has (Kontakta oss, E-1).
const ContactUs = "contact-us"

// Form is what a version holds.
type Form struct {
	Title     wire.Words      `json:"title"`
	Intro     wire.Words      `json:"intro"`
	Promise   wire.Words      `json:"promise"`
	Questions []wire.Question `json:"questions"`
	// PromiseDays is the last working day of the promise, counted from the day
	// that the contact is sent (E-2: 2–3 working days, so 3).
	PromiseDays int `json:"promise_days"`
	// About is the choice that the contact reason and the subject follow from;
	// Reasons has a reason for each of its options.
	About   string            `json:"about"`
	Reasons map[string]string `json:"reasons"`
	// Text is the question whose answer begins the ticket's text, and Phone the
	// one whose answer is the customer's number; Phone may be empty.
	Text  string `json:"text"`
	Phone string `json:"phone,omitempty"`
}

// Version is a form of a unit, as published.
type Version struct {
	ID     int
	Key    string
	Unit   int
	Number int
	Form
}

// Read reads and checks what a version holds: a form that cannot be answered, or
// whose contacts nobody would know what to do with, is an error.
func Read(raw []byte) (Form, error) {
	var f Form
	if err := json.Unmarshal(raw, &f); err != nil {
		return f, fmt.Errorf("read form: %w", err)
	}
	for i, q := range f.Questions {
		if fault := f.faultOf(q); fault != "" {
			return f, fmt.Errorf("form: question %d (%s): %s", i+1, q.ID, fault)
		}
	}
	about, text := f.question(f.About), f.question(f.Text)
	switch {
	case about == nil || about.Kind != "choice" || !about.Required:
		return f, fmt.Errorf("form: about names no choice that must be answered")
	case text == nil || text.Kind != "long-text" || !text.Required:
		return f, fmt.Errorf("form: text names no long text that must be answered")
	case f.Phone != "" && (f.question(f.Phone) == nil || f.question(f.Phone).Kind != "phone"):
		return f, fmt.Errorf("form: phone names no phone number")
	case f.PromiseDays < 1:
		return f, fmt.Errorf("form: the promise has no days")
	}
	for _, o := range about.Options {
		if f.Reasons[o.Value] == "" {
			return f, fmt.Errorf("form: no reason for %s", o.Value)
		}
	}
	return f, nil
}

// faultOf says what is wrong with a question; empty: nothing.
func (f *Form) faultOf(q wire.Question) string {
	same := 0
	for _, other := range f.Questions {
		if other.ID == q.ID {
			same++
		}
	}
	switch {
	case !plainID.MatchString(q.ID) || same != 1:
		return "its id is none, or another's"
	case q.Label.Sv == "" || q.Label.En == "":
		return "it is not asked in both languages"
	case !slices.Contains([]string{"choice", "short-text", "long-text", "phone", "files"}, q.Kind):
		return "its kind is unknown"
	case (q.Kind == "choice") != (len(q.Options) > 0):
		return "options go with a choice"
	case q.Limit < 1 && q.Kind != "choice":
		return "it has no limit"
	}
	return ""
}

// question finds a question; nil where there is none.
func (f *Form) question(id string) *wire.Question {
	i := slices.IndexFunc(f.Questions, func(q wire.Question) bool { return q.ID == id })
	if i < 0 {
		return nil
	}
	return &f.Questions[i]
}
