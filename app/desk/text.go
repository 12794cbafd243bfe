package desk

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"kontaktpunkten/app/words"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

// Text is something that staff have at hand: a template to answer with (E-3) or
// an article (KP-9). It is the body of a template version.
type Text struct {
	Kind    string   `json:"kind"` // template, information, faq, routine
	Title   string   `json:"title"`
	Body    string   `json:"body"`
	Reasons []string `json:"reasons,omitempty"`
	// Public: citizens may read it.
	Public  bool `json:"public,omitempty"`
	Retired bool `json:"retired,omitempty"`
	// ReviewOn is when an article is to be looked through again (KP-9).
	ReviewOn string `json:"review_on,omitempty"`
}

// TextKey is how a text is named, in addresses too.
var TextKey = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+){0,12}$`)

// textField is a field of a template, such as {kund}.
var textField = regexp.MustCompile(`\{([^{}\n]{1,40})\}`)

// TextFields are the fields that a template may have: those that the desk fills
// in, and those that are left to whoever answers ({dag}, {klockslag}, {plats}).
// An identity number is not among them: it would leave by mail (P-9).
var TextFields = []string{"datum", "enhet", "kund", "namn", "titel", "ärende", "öppettider", "dag", "klockslag", "plats"}

// Check gives every field in error, by its path in wire.PublishText. reasons are
// the codes that there are.
func (t *Text) Check(reasons func(code string) bool) (bad []problem.Field) {
	add := func(path, slug string) { bad = append(bad, problem.Field{Path: path, Slug: slug}) }
	t.Title, t.Body = strings.TrimSpace(t.Title), strings.TrimSpace(t.Body)
	if t.Title == "" {
		add("title", "required")
	}
	if t.Body == "" {
		add("body", "required")
	}
	article := t.Kind != "template"
	for _, m := range textField.FindAllStringSubmatch(t.Body, -1) {
		if article || !slices.Contains(TextFields, m[1]) {
			add("body", "field-unknown")
			break
		}
	}
	for _, code := range t.Reasons {
		if !reasons(code) {
			add("reasons", "unknown")
			break
		}
	}
	if t.Public && (t.Kind == "template" || t.Kind == "routine") {
		add("public", "articles-only")
	}
	_, err := workday.ParseDate(t.ReviewOn)
	switch {
	case t.ReviewOn == "" && article:
		add("review_on", "required")
	case t.ReviewOn != "" && err != nil:
		add("review_on", "date-invalid")
	}
	return bad
}

// FillText puts what is known into a template's fields; those that nobody knows
// stay as they stand and are named once each. A protected patient's caller is
// not named (P-4).
func (d *Directory) FillText(body, language string, r *Row, writer int, now time.Time) (filled string, missing []string) {
	known := map[string]string{"ärende": tickets.FormatNumber(r.ID), "datum": workday.DateOf(now).String()}
	if u := d.Units[r.OwnerUnit]; u != nil {
		known["enhet"], known["öppettider"] = u.Name, words.Hours(language, u.Hours())
	}
	if p := d.People[writer]; p != nil {
		known["namn"], known["titel"] = p.Name, p.Title
	}
	if r.Patient == nil || !r.Patient.Protected {
		known["kund"] = r.Customer.Name
		if known["kund"] == "" && r.Customer.Kind == "patient" && r.Patient != nil {
			known["kund"] = r.Patient.Name
		}
	}
	missing = []string{}
	filled = textField.ReplaceAllStringFunc(body, func(braced string) string {
		field := braced[1 : len(braced)-1]
		if value := known[field]; value != "" {
			return value
		}
		if !slices.Contains(missing, field) {
			missing = append(missing, field)
		}
		return braced
	})
	return filled, missing
}

// CheckFilled refuses, with slug field-unfilled, a text to a customer in which a
// template's field still stands as it was written.
func CheckFilled(texts ...string) error {
	for _, text := range texts {
		for _, m := range textField.FindAllStringSubmatch(text, -1) {
			if slices.Contains(TextFields, m[1]) {
				return problem.New(problem.Invalid, "field-unfilled")
			}
		}
	}
	return nil
}

// TextQuery says which texts a list holds; zero values do not narrow it.
type TextQuery struct {
	Words    []string // all must stand in the title or the text
	Kind     string
	Language string
	Unit     int
	Reason   string // those that suit it come first
	Retired  bool   // with those no longer in use
	Review   bool   // those to be looked through first come first
	Limit    int
	Cursor   string
}

// TextRow is a text as it was published.
type TextRow struct {
	Text
	ID, Version int
	Key         string
	Unit        int // 0: everybody's
	Language    string
	PublishedAt time.Time
	PublishedBy int
}

// TextSeries names a text: by its key, the unit whose own it is (0: everybody's)
// and the language.
type TextSeries struct {
	Key      string
	Unit     int
	Language string
}
