package rule

import "time"

// Situation is all that a decision may look at. It is kept beside the decision, so that the very same
// one can be explained and rehearsed later; therefore it holds codes and facts, and the texts are
// never marshalled. Fill in the texts and call routing.Observe once; after that the found words stand
// in for the text.
type Situation struct {
	// Channel is phone, email, citizen1177, post or fax.
	Channel string `json:"channel"`
	// Reason is a code of the catalogue of contact reasons (KP-6).
	Reason string `json:"reason"`
	// Medical is set by that catalogue: only licensed staff answer such a question (P-12).
	Medical bool `json:"medical"`
	// Needs is the profession that the reason asks for, if any: a nurse's question never goes to a
	// BMA (P-1).
	Needs string `json:"needs,omitempty"`
	// Unit is the code of the unit that is contacted.
	Unit string `json:"unit"`
	// Customer is patient, relative, referrer or other (KP-1).
	Customer string  `json:"customer"`
	Patient  Patient `json:"patient"`
	// Protected is set for a patient with protected identity (P-4).
	Protected bool `json:"protected"`

	// At is when the contact happened. Decisions use what Timed makes of it.
	At time.Time `json:"at"`
	// Hour, Minute and Weekday (mon … sun) are the unit's own wall clock.
	Hour    int    `json:"hour"`
	Minute  int    `json:"minute"`
	Weekday string `json:"weekday"`
	// Open says whether the unit was open.
	Open bool `json:"open"`

	// Subject and Text are what people wrote. They are never kept here.
	Subject string `json:"-"`
	Text    string `json:"-"`
	// TextFolded is both, folded for comparing (see Fold). It is never kept either.
	TextFolded string `json:"-"`

	// Words are the words of the rules that were found, as the rules write them.
	Words []string `json:"words,omitempty"`
	// Alarm holds the words that suggest an emergency (KP-7a), or nil.
	Alarm *Alarm `json:"alarm,omitempty"`
}

// Patient is what is known of the patient whom the contact concerns, without saying who it is.
type Patient struct {
	// Known: the contact concerns an identified patient.
	Known bool `json:"known"`
	// Earlier: a ticket of the patient was closed within the last 90 days.
	Earlier bool `json:"earlier"`
	// Open is the number of the patient's open tickets that the unit may know of.
	Open int `json:"open"`
	// LastQueue and LastGroup are the codes of where the patient's latest ticket was handled.
	LastQueue string `json:"last_queue,omitempty"`
	LastGroup string `json:"last_group,omitempty"`
}

// Alarm is a finding of words that suggest an emergency. It raises visibility and says nothing of how
// urgent the matter is medically: that the software does not judge (KP-7).
type Alarm struct {
	// Words are entries of the list (routing.AlarmList), each once, in the order found.
	Words []string `json:"words"`
	// Spans are where they stand, so that the screen can mark them.
	Spans []Span `json:"spans,omitempty"`
}

// Span is a stretch of a text in runes (Unicode code points): from Start up to but not including End.
type Span struct {
	// In says which text: subject or text; empty when there was only one.
	In    string `json:"in,omitempty"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	// Word is the entry of the list that stands there.
	Word string `json:"word"`
}
