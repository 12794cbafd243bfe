package routing

import (
	"slices"

	"kontaktpunkten/routing/words"
)

// AlarmPhrase is an entry of the list of words that suggest an emergency.
type AlarmPhrase struct {
	// Word is what a finding is called: one of the list, never a piece of anybody's text.
	Word string `json:"word"`
	// Lang is the language it is written in, sv or en.
	Lang string `json:"lang"`
	// Pattern is what is looked for, in the language of package words: whole words in a row, an
	// asterisk for any ending, a tilde for up to three words between. å, ä and ö are found when they
	// are typed a and o as well.
	Pattern string `json:"pattern"`
}

// AlarmList is the list, for the screen to mark words while they are typed (KP-7a).
func AlarmList() []AlarmPhrase { return slices.Clone(alarmPhrases) }

// FindAlarm finds words that suggest an emergency, or nil. It is deliberately simple-minded: "inte ont
// i bröstet" is found too, because a finding only makes a person look sooner and never the other way
// round, and because a judgement of what is meant would be a medical one (KP-7).
func FindAlarm(text string) *Alarm {
	return findAlarm([]string{""}, words.Cut(text))
}

// findAlarm looks through several texts, each with its name for the spans.
func findAlarm(names []string, texts ...*words.Text) *Alarm {
	var alarm *Alarm
	for i, text := range texts {
		end := 0
		for _, hit := range alarmFinder.Find(text) {
			if alarm == nil {
				alarm = &Alarm{}
			}
			word := alarmPhrases[hit.Pattern].Word
			if !slices.Contains(alarm.Words, word) {
				alarm.Words = append(alarm.Words, word)
			}
			// Of two findings that overlap the first is marked; both are named.
			if hit.Start >= end {
				alarm.Spans = append(alarm.Spans, Span{In: names[i], Start: hit.Start, End: hit.End, Word: word})
				end = hit.End
			}
		}
	}
	return alarm
}

var alarmFinder = func() *words.Finder {
	patterns := make([]string, len(alarmPhrases))
	for i, phrase := range alarmPhrases {
		patterns[i] = phrase.Pattern
	}
	finder, err := words.New(patterns, true)
	if err != nil {
		panic("routing: the list of emergency words is broken: " + err.Error())
	}
	return finder
}()
