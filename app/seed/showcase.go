package seed

import (
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/workday"
)

// shown is a story told on purpose: each of the desk's situations is there to be
// looked at, whatever chance brings.
type shown struct {
	scenario
	Text    string     `json:"text"`
	Patient *int       `json:"patient"` // of the showcase's own
	Wrong   *int       `json:"wrong"`   // chosen by mistake first (P-14)
	Ago     float64    `json:"ago"`     // open minutes before the end of the story, or
	Days    *int       `json:"days"`    // working days before it, at
	Clock   string     `json:"clock"`
	Earlier float64    `json:"occurred"` // minutes before it was registered
	Acts    []shownAct `json:"acts"`
	Name    string     `json:"name"` // by which the acts of others know it
	Lost    bool       `json:"lost"` // no mail to its customer arrives
	File    string     `json:"file"` // comes with the first message: png or pdf
}

type shownAct struct {
	act
	OnDay *int   `json:"on_day"` // instead of after: working days before the end
	Clock string `json:"clock"`  // on that day
}

// Patients of the showcase, and the two with protected identity among them.
const (
	shownPatients = 40
	markedPatient = demoPatients + 38
	moreProtected = demoPatients + 39
)

// showcase tells the stories so that they end with the window.
func showcase(first int, d *desk.Directory, w window) []*story {
	g := newGenerator(demoSeed+1, demoPatients)
	var all []*story
	for i, x := range read[[]shown]("showcase") {
		if s := x.story(first+i, g, d, w); s != nil {
			all = append(all, s)
		}
	}
	return all
}

func (x *shown) story(nr int, g *generator, d *desk.Directory, w window) *story {
	x.defaults()
	at := back(w.cal, w.end, minutes(x.Ago))
	if x.Days != nil {
		at = onDay(w, *x.Days, x.Clock)
	}
	var patient *Person
	if x.Patient != nil {
		p := Patient(demoPatients + *x.Patient)
		patient = &p
	}
	c := g.of(variant{&x.scenario, x.Text}, patient, at)
	s := &story{nr: nr, contact: c, occurred: at.Add(-minutes(x.Earlier)), left: x.Days != nil || x.Acts[0].Verb == "stray", name: x.Name, lost: x.Lost}
	if x.Wrong != nil {
		right := *patient
		wrong := Patient(demoPatients + *x.Wrong)
		c.Patient, s.right = &wrong, &right
	}
	cal := d.Calendar(d.UnitByCode(x.Unit).ID)
	for _, a := range x.Acts {
		if a.OnDay != nil {
			at = onDay(w, *a.OnDay, a.Clock)
		} else {
			at = cal.AddOpen(at, minutes(a.After))
		}
		a.Text = c.fill.Replace(a.Text)
		if a.End != nil {
			a.End.Text = c.fill.Replace(a.End.Text)
		}
		s.then(at, a.act)
	}
	s.acts[0].File = x.File
	s.arrives()
	return s
}

func (x *shown) defaults() {
	x.scenario.defaults()
	if x.Earlier == 0 {
		x.Earlier = 4
	}
}

func minutes(m float64) time.Duration { return time.Duration(m * float64(time.Minute)) }

// onDay is a time of the wall so many working days before the last of the window.
func onDay(w window, days int, clock string) time.Time {
	day := w.cal.AddWorkingDays(w.cal.Date(w.end), -days)
	c, err := workday.ParseClock(clock)
	if err != nil {
		panic("seed: showcase: " + clock)
	}
	return time.Date(day.Year, day.Month, day.Day, 0, int(c), 0, 0, w.cal.Location())
}
