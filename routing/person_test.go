package routing_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/rota"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/workday"
)

// staff: 1 a nurse, 2 an administrator who was let into the nurses' queue, 3 a BMA there too, 4 a nurse
// of the first line, 7 an orthopaedic nurse.
var staff = map[int]rule.Person{
	1: {Queues: []string{"hk-ssk", "hk-forsta"}, Units: []string{"hjarta-karl"}, Profession: "nurse", Licensed: true},
	2: {Queues: []string{"hk-ssk", "hk-forsta"}, Units: []string{"hjarta-karl"}, Profession: "administrator"},
	3: {Queues: []string{"hk-ssk"}, Units: []string{"hjarta-karl"}, Profession: "bma", Licensed: true},
	7: {Queues: []string{"ort-ssk"}, Units: []string{"ortopedi"}, Profession: "nurse", Licensed: true},
	4: {Queues: []string{"hk-forsta"}, Units: []string{"hjarta-karl"}, Profession: "nurse", Licensed: true},
}

func TestATicketBeginsWithWhomTheRuleNames(t *testing.T) {
	morning := workday.Span{From: 8 * 60, To: 12 * 60}
	cat := catalogue(t)
	cat.Rotas = []rota.Rota{{Code: "morgon", Name: "Morgon", Week: map[string][]rota.Turn{"tue": {{Hours: morning, Person: 1}}}}}
	nurses := func(d rule.Decides) rule.Decides { d.Queue = "hk-ssk"; return d }
	kept := func(why, was string) []routing.Kept { return []routing.Kept{{What: "person", Why: why, Was: was}} }
	medical := func(s *routing.Situation) { s.Medical = true }
	for _, c := range []struct {
		name    string
		decides rule.Decides
		change  func(*routing.Situation)
		unknown bool // nobody is known of the staff
		person  int
		kept    []routing.Kept
	}{
		{name: "a nurse", decides: nurses(rule.Decides{Person: 1}), change: medical, person: 1},
		{name: "no medical question, no licence", decides: nurses(rule.Decides{Person: 2}), person: 2},
		{name: "P-12", decides: nurses(rule.Decides{Person: 2}), change: medical, kept: kept(routing.WhyLicence, "2")},
		{name: "P-12 is for the second line on", decides: rule.Decides{Queue: "hk-forsta", Person: 2}, change: medical, person: 2},
		{name: "P-1", decides: nurses(rule.Decides{Person: 3}), change: func(s *routing.Situation) { s.Needs = "nurse" }, kept: kept(routing.WhyProfession, "3")},
		{name: "not of the queue", decides: nurses(rule.Decides{Person: 4}), kept: kept(routing.WhyNotInQueue, "4")},
		{name: "who is on", decides: nurses(rule.Decides{Rota: "morgon"}), person: 1},
		{name: "a gap", decides: nurses(rule.Decides{Rota: "morgon"}), change: func(s *routing.Situation) { s.At = at(12, 0) }, kept: kept(routing.WhyRotaGap, "morgon")},
		{name: "KP-7a is for all", decides: nurses(rule.Decides{Person: 1}), change: func(s *routing.Situation) { s.Text = "ont i bröstet" }, kept: []routing.Kept{
			{What: "priority", Why: routing.WhyAlarm, Was: "3"}, {What: "level", Why: routing.WhyAlarm, Was: "answer-2wd"}, {What: "person", Why: routing.WhyAlarm, Was: "1"}}},
		{name: "a moved ticket, a person who works there", decides: rule.Decides{Queue: "hk-bma", Person: 1}, change: func(s *routing.Situation) { s.Needs = "nurse" },
			person: 1, kept: []routing.Kept{{What: "queue", Why: routing.WhyProfession, Was: "hk-bma"}}},
		{name: "a moved ticket, a person who does not", decides: rule.Decides{Queue: "hk-bma", Person: 4}, change: func(s *routing.Situation) { s.Needs = "nurse" },
			kept: []routing.Kept{{What: "queue", Why: routing.WhyProfession, Was: "hk-bma"}, {What: "person", Why: routing.WhyNotInQueue, Was: "4"}}},
		{name: "nobody is known", decides: nurses(rule.Decides{Person: 4}), change: medical, unknown: true, person: 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			if cat.People = staff; c.unknown {
				cat.People = nil
			}
			set, problems := rule.Compile(rule.Source{Unit: "hjarta-karl", AlarmQueue: "hk-ssk", AlarmLevel: "call-now", Fallback: rule.Decides{Queue: "hk-forsta"},
				Rules: []rule.Rule{{ID: "r", Name: "R", Decides: c.decides}}}, cat)
			if set == nil {
				t.Fatal(problems)
			}
			if c.change == nil {
				c.change = func(*routing.Situation) {}
			}
			d := routing.Decide(set, contact(c.change))
			if diff := cmp.Diff(c.kept, d.Kept); d.Person != c.person || d.Rota != c.decides.Rota || diff != "" {
				t.Errorf("%d by %q, want %d; kept (-want +got):\n%s", d.Person, d.Rota, c.person, diff)
			}
		})
	}
}

func TestARotaIsReadInTheUnitsZone(t *testing.T) {
	night := rota.Rota{Code: "natt", Name: "Natt", Week: map[string][]rota.Turn{"wed": {{Hours: workday.Span{From: 0, To: 60}, Person: 1}}}}
	cat := catalogue(t)
	cat.Rotas = []rota.Rota{night}
	src := rule.Source{Unit: "hjarta-karl", Fallback: rule.Decides{Queue: "hk-forsta", Rota: "natt"}}
	// Half past midnight on a Wednesday in Stockholm, still Tuesday in UTC.
	s := contact(func(s *routing.Situation) { s.At = time.Date(2026, 5, 5, 22, 30, 0, 0, time.UTC) })
	for zone, want := range map[*time.Location]int{nil: 1, time.UTC: 0} {
		cat.Zone = zone
		if d := routing.Decide(compiledWith(t, src, cat), s); d.Person != want {
			t.Errorf("zone %v: %d is on, want %d", zone, d.Person, want)
		}
	}
}
