package seed

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/workday"
)

// The ways that contacts go (KP-4). Each has its texts in data/contacts.json.
const (
	wayCall       = "call"        // solved during the call
	wayApart      = "apart"       // transferred, referred on, wrong recipient
	wayKeep       = "keep"        // kept by who answered, solved a little later
	wayDesk       = "desk"        // comes in writing, solved by the first line
	wayNurse      = "nurse"       // goes to the nurses, who solve it
	wayAsk        = "ask"         // the second line is asked and answers
	wayRecept     = "recept"      // the prescription pool
	wayGroup      = "group"       // a competence group is asked and answers
	wayNurseGroup = "nurse-group" // a nurse asks a competence group
	wayRemiss     = "remiss"      // a referrer's letter, assessed by a physician
	wayMail       = "mail"        // a mail, solved by the first line
	wayMailAsk    = "mail-ask"    // a mail of which the first line asks others
	wayWebAsk     = "web-ask"     // the same of a citizen's message
)

// scenario is one kind of contact with the texts that it comes in.
type scenario struct {
	Way      string   `json:"way"`
	Unit     string   `json:"unit"` // empty: hjarta-karl
	Via      []string `json:"via"`  // channels; empty: phone
	Who      string   `json:"who"`  // customer kind; empty: patient
	Reason   string   `json:"reason"`
	Subject  string   `json:"subject"`
	Texts    []string `json:"texts"`
	To       string   `json:"to"`
	Ask      string   `json:"ask"`
	Question string   `json:"question"`
	Answer   string   `json:"answer"`
	Action   string   `json:"action"`
	Note     string   `json:"note"`
	Reply    string   `json:"reply"` // to the customer who wrote; empty: as the action says
}

func (s *scenario) defaults() {
	if s.Unit == "" {
		s.Unit = firstUnit
	}
	if len(s.Via) == 0 {
		s.Via = []string{"phone"}
	}
	if s.Who == "" {
		s.Who = "patient"
	}
}

// contact is somebody who contacts the desk about something, with how it ends.
type contact struct {
	Unit         string
	Channel      string
	Reason       string
	Subject      string
	Text         string
	IdentifiedBy string
	Customer     tickets.Customer
	Patient      *Person
	Way          string
	To           string
	Ask          string
	Question     string
	Answer       string
	Action       string
	Note         string
	Reply        string
	template     string            // the text before fill
	fill         *strings.Replacer // puts dates and people into texts
}

// generator makes contacts. One seed always makes the same.
type generator struct {
	rng      *rand.Rand
	from     int // contacts concern this patient
	patients int // and so many after
	decks    map[string]*deck[variant]
}

// variant is one text of a scenario.
type variant struct {
	*scenario
	text string
}

const firstUnit = "hjarta-karl"

func newGenerator(seed uint64, patients int) *generator {
	g := &generator{rng: rand.New(rand.NewPCG(seed, 0x6b70)), patients: patients, decks: map[string]*deck[variant]{}}
	for _, s := range read[[]*scenario]("contacts") {
		s.defaults()
		key := s.Unit + "/" + s.Way
		if g.decks[key] == nil {
			g.decks[key] = newDeck[variant](g.rng)
		}
		for _, text := range s.Texts {
			g.decks[key].cards = append(g.decks[key].cards, variant{s, text})
		}
	}
	return g
}

// contact draws a text of a way, for a contact at an instant.
func (g *generator) contact(unit, way string, at time.Time) *contact {
	v := g.decks[unit+"/"+way].draw()
	if v.Who == "other" {
		return g.of(v, nil, at)
	}
	p := Patient(g.from + g.rng.IntN(g.patients))
	return g.of(v, &p, at)
}

// of makes the contact of a text about a patient; nil where it is about nobody.
func (g *generator) of(v variant, patient *Person, at time.Time) *contact {
	c := &contact{Unit: v.Unit, Way: v.Way, Channel: pick(g.rng, v.Via), Reason: v.Reason, Patient: patient,
		To: v.To, Ask: v.Ask, Action: v.Action, template: v.text}
	words := g.words(at)
	clinic := pick(g.rng, names.Clinics)
	relation := c.from(v.Who, clinic, g.rng)
	c.fill = strings.NewReplacer(append(words, "{gp}", clinic, "{Caller}", relation.Caller, "{relative}", relation.Word,
		"{whom}", relation.Whom, "{mine}", relation.Mine)...)
	c.Subject, c.Text, c.Note = c.fill.Replace(v.Subject), c.fill.Replace(v.text), c.fill.Replace(v.Note)
	c.Question, c.Answer = c.fill.Replace(v.Question), c.fill.Replace(v.Answer)
	c.Reply = c.fill.Replace(v.reply(g.rng))
	return c
}

// from says who contacts the desk, apart from whom it concerns (KP-5), and how
// that is known (P-11).
func (c *contact) from(who, clinic string, rng *rand.Rand) (r Relation) {
	c.Customer.Kind = who
	n := rng.IntN(1 << 16)
	sender := Person{Given: pick(rng, names.Daughters), Family: pick(rng, names.Families), Phone: Phone(patientPhones + relativePhones + n%officePhones)}
	switch who {
	case "patient":
		sender = *c.Patient
	case "relative":
		sender, r = Relative(*c.Patient, n%relativePhones)
		c.Customer.Relation = r.Word
	case "referrer":
		c.Customer.Relation = clinic
	default:
		if c.Channel == "phone" && n%3 > 0 { // who asks for opening hours does not say a name
			sender.Given, sender.Family = "", ""
		}
	}
	c.Customer.Name = strings.TrimSpace(sender.Name())
	switch c.Channel {
	case "phone", "fax":
		c.Customer.Phone = sender.Phone
	case "email":
		if c.Customer.Email = sender.Email; sender.Email == "" {
			c.Customer.Email = email(sender.Given, sender.Family, n)
		}
	}
	c.IdentifiedBy = identified(c, n)
	return r
}

func identified(c *contact, n int) string {
	switch {
	case c.Patient == nil:
		return ""
	case c.Channel == "citizen1177":
		return "e-id"
	case c.Channel != "phone":
		return "not-identified"
	case n%7 == 0:
		return "called-back"
	}
	return "told-number"
}

var weekdays = [7]string{"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"}

var months = [13]string{"", "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}

// words are the dates and things that texts leave open.
func (g *generator) words(at time.Time) []string {
	cal, today := workday.Default(), workday.DateOf(at)
	soon := cal.AddWorkingDays(today, 2+g.rng.IntN(12))
	later := cal.AddWorkingDays(soon, 3+g.rng.IntN(15))
	past := cal.AddWorkingDays(today, -2-g.rng.IntN(14))
	_, week := time.Date(soon.Year, soon.Month, soon.Day, 12, 0, 0, 0, time.UTC).ISOWeek()
	return []string{
		"{date}", written(soon), "{date2}", written(later), "{past}", written(past), "{day}", weekdays[soon.Weekday()],
		"{time}", g.clock(), "{time2}", g.clock(), "{week}", fmt.Sprint(week),
		"{drug}", pick(g.rng, names.Drugs), "{doctor}", pick(g.rng, names.Doctors),
	}
}

func written(d workday.Date) string { return fmt.Sprintf("%d %s", d.Day, months[d.Month]) }

func (g *generator) clock() string {
	return fmt.Sprintf("%02d.%02d", 8+g.rng.IntN(8), g.rng.IntN(6)*10)
}

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

// deck deals every card before any comes again.
type deck[T any] struct {
	rng   *rand.Rand
	cards []T
	next  int
}

func newDeck[T any](rng *rand.Rand, cards ...T) *deck[T] { return &deck[T]{rng: rng, cards: cards} }

func (d *deck[T]) draw() T {
	if d.next == 0 {
		d.rng.Shuffle(len(d.cards), func(i, j int) { d.cards[i], d.cards[j] = d.cards[j], d.cards[i] })
	}
	card := d.cards[d.next]
	d.next = (d.next + 1) % len(d.cards)
	return card
}
