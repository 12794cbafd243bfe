package routing_test

import (
	"slices"
	"strings"
	"testing"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/words"
)

// Sentences of the kind that people say and write, with what the red card shows.
func TestWordsThatSuggestAnEmergency(t *testing.T) {
	for text, want := range map[string]string{
		"Jag har haft bröstsmärtor sedan i natt":        "bröstsmärta",
		"Ont i bröstet när jag går":                     "ont i bröstet",
		"pappa har ont till vänster i bröstet":          "ont i bröstet",
		"det värker i bröstkorgen":                      "ont i bröstet",
		"ett tryck över bröstet":                        "tryck över bröstet",
		"det trycker väldigt över bröstet":              "tryck över bröstet",
		"kramp i bröstet":                               "kramp i bröstet",
		"smärtan strålar ut i vänster arm":              "strålar ut i armen",
		"MAMMA SVIMMADE I MORSE":                        "svimmat",
		"svimningskänsla":                               "svimmat",
		"han tuppade av":                                "tuppat av",
		"hon är medvetslös":                             "medvetslös",
		"han går inte längre att väcka":                 "går inte att väcka",
		"han går inte att väcka":                        "går inte att väcka",
		"föll ihop i köket":                             "fallit ihop",
		"svårt att andas":                               "svårt att andas",
		"svart att andas (skrivet utan prickar)":        "svårt att andas",
		"jag kan knappt inte andas":                     "svårt att andas",
		"får inte luft":                                 "svårt att andas",
		"andnöd vid ansträngning":                       "andnöd",
		"andnod":                                        "andnöd",
		"det domnar i armen":                            "domnar",
		"hon är bortdomnad i ansiktet":                  "bortdomnad",
		"förlamad i vänster sida":                       "förlamad",
		"hänger i ena mungipan":                         "hänger i mungipan",
		"hon sluddrar":                                  "talsvårigheter",
		"talsvårigheter sedan lunch":                    "talsvårigheter",
		"kraftig blödning efter ingreppet":              "kraftig blödning",
		"det blöder väldigt mycket":                     "kraftig blödning",
		"jag tror det är en stroke":                     "stroke",
		"hjärtstopp":                                    "hjärtstopp",
		"hjärtinfarkt?":                                 "hjärtinfarkt",
		"ICD:n gav en stöt":                             "ICD-stöt",
		"min ICD gav stötar":                            "ICD-stöt",
		"jag tänker på självmord":                       "självmord",
		"jag vill inte längre leva":                     "vill inte leva",
		"jag vill bara dö":                              "vill dö",
		"har tagit en överdos":                          "överdos",
		"ska jag ringa ambulans?":                       "ambulans",
		"I have chest pain":                             "chest pain",
		"there is a pain in my chest":                   "chest pain",
		"my chest feels tight":                          "pressure on the chest",
		"I can't breathe":                               "cannot breathe",
		"he passed out":                                 "fainted",
		"shortness of breath":                           "short of breath",
		"her face is drooping":                          "face drooping",
		"I want to die":                                 "want to die",
		"Inte ont i bröstet":                            "ont i bröstet", // Negation lowers nothing (KP-7).
		"Jag vill boka om min tid den 3 maj":            "",
		"Hosta och högt blodtryck":                      "",
		"Bröstcancermottagningen har skickat en remiss": "",
		"Kan ni skicka en kopia av journalen?":          "",
		"Jag undrar hur länge jag ska äta Waran":        "",
		"My number is 112233":                           "",
		"":                                              "",
	} {
		got := ""
		if alarm := routing.FindAlarm(text); alarm != nil {
			got = alarm.Words[0]
		}
		if got != want {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
}

func TestSpansMarkTheWordsInRunes(t *testing.T) {
	text := "Åh, ont i bröstet och svårt att andas. Stroke?"
	alarm := routing.FindAlarm(text)
	var marked []string
	for _, s := range alarm.Spans {
		marked = append(marked, string([]rune(text)[s.Start:s.End])+"="+s.Word)
	}
	want := []string{"ont i bröstet=ont i bröstet", "svårt att andas=svårt att andas", "Stroke=stroke"}
	if !slices.Equal(marked, want) {
		t.Errorf("marked %q", marked)
	}
	if !slices.Equal(alarm.Words, []string{"ont i bröstet", "svårt att andas", "stroke"}) {
		t.Errorf("named %q", alarm.Words)
	}
	s := routing.Observe(heartRules(t), contact(func(s *routing.Situation) { s.Subject, s.Text = "Stroke", "svimmat" }))
	if len(s.Alarm.Spans) != 2 || s.Alarm.Spans[0].In != "subject" || s.Alarm.Spans[1].In != "text" || s.Alarm.Spans[1].Start != 0 {
		t.Errorf("spans %+v", s.Alarm.Spans)
	}
}

func TestTheListIsSoundAndOurOwnToRead(t *testing.T) {
	seen := map[string]bool{}
	languages := map[string]int{}
	for _, phrase := range routing.AlarmList() {
		if err := words.Check(phrase.Pattern); err != nil {
			t.Errorf("%q: %v", phrase.Pattern, err)
		}
		key := phrase.Lang + phrase.Pattern
		if seen[key] || phrase.Word == "" {
			t.Errorf("%q stands twice or has no name", phrase.Pattern)
		}
		seen[key] = true
		languages[phrase.Lang]++
		// Whatever the list looks for is found when it is written out.
		plain := strings.NewReplacer("*", "", " ~ ", " ").Replace(phrase.Pattern)
		if alarm := routing.FindAlarm("och " + plain + " nu"); alarm == nil || !slices.Contains(alarm.Words, phrase.Word) {
			t.Errorf("%q is not found in %q", phrase.Pattern, plain)
		}
	}
	if len(languages) != 2 || languages["sv"] < 60 || languages["en"] < 30 {
		t.Errorf("languages: %v", languages)
	}
	routing.AlarmList()[0].Pattern = "changed"
	if routing.AlarmList()[0].Pattern == "changed" {
		t.Error("the list can be changed from outside")
	}
}
