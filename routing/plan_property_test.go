package routing_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/rota"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/workday"
)

// drawPlan is any plan, with faults or without: queues that are closed or never were, people who left.
func drawPlan(t *rapid.T) routing.PlanSource {
	src := goodPlan()
	decides := func(label string) rule.Decides {
		return rule.Decides{
			Queue:  rapid.SampledFrom([]string{"hk-forsta", "hk-ssk", "hk-bma", "hk-recept", "hk-remiss", "hk-svikt", "ort-ssk", "hk-gammal", ""}).Draw(t, label+" queue"),
			Level:  rapid.SampledFrom([]string{"", "call-now", "same-day", "answer-24h", "gone"}).Draw(t, label+" level"),
			Person: rapid.SampledFrom([]int{0, 0, 1, 2, 3, 4, 7, 99}).Draw(t, label+" person"),
			Rota:   rapid.SampledFrom([]string{"", "", "", "jour", "natt"}).Draw(t, label+" rota"),
		}
	}
	src.AlarmQueue = rapid.SampledFrom([]string{"", "hk-ssk", "hk-forsta", "hk-gammal"}).Draw(t, "alarm queue")
	src.Fallback = decides("fallback")
	src.Rules = nil
	for i := range rapid.IntRange(0, 5).Draw(t, "rules") {
		id := fmt.Sprintf("r%d", rapid.IntRange(0, i+1).Draw(t, "id"))
		r := rule.Rule{ID: id, Name: id, Decides: decides(id), Off: rapid.IntRange(0, 5).Draw(t, "off") == 0}
		r.Expr = rapid.SampledFrom([]string{"", "open", `words("svikt*", "flimmer")`, `channel == "phone"`, "medical and not open", "nonsense", "patient.open % 2 == 1", "10 % patient.open == 0"}).Draw(t, id+" expression")
		src.Rules = append(src.Rules, r)
	}
	if rapid.IntRange(0, 3).Draw(t, "without levels") == 0 {
		src.Levels = src.Levels[:2]
	}
	if rapid.IntRange(0, 3).Draw(t, "without hours") == 0 {
		src.Hours = workday.Options{Week: workday.Week{1: {}}}
	}
	src.Rotas = append(src.Rotas, rota.Rota{Code: "natt", Name: "Natt", Week: map[string][]rota.Turn{
		"mon": {{Hours: workday.Span{From: 0, To: 24 * 60}, Person: rapid.SampledFrom([]int{1, 2, 4, 99}).Draw(t, "by night")}}}})
	return src
}

// TestAnyLivePlanGivesEveryContactAPlace: whatever a plan says and whatever has become of the desk, a contact
// goes to an open queue, and to nobody who may not have it (P-1, P-12).
func TestAnyLivePlanGivesEveryContactAPlace(t *testing.T) {
	cat := staffed(t)
	rapid.Check(t, func(t *rapid.T) {
		src := drawPlan(t)
		strict, faults := routing.CompilePlan(src, "hjarta-karl", 1, begins, cat)
		plan, problems := routing.Salvage(src, "hjarta-karl", 1, begins, cat)
		if plan == nil || (strict == nil) != faults.Fatal() || problems.Error() != faults.Error() {
			t.Fatalf("%v\nsalvaged: %v", faults, problems)
		}
		s := drawSituation(t, cat)
		s.Unit = "hjarta-karl"
		d := routing.Decide(plan.Rules(), s)
		q, open := plan.Rules().Queue(d.Queue)
		if !open || !slices.ContainsFunc(cat.Queues, func(o rule.Queue) bool { return o.Code == d.Queue }) {
			t.Fatalf("%+v lies in no open queue", d)
		}
		if _, known := plan.Level(d.Level); d.Level != "" && !known && q.Unit == "hjarta-karl" {
			t.Fatalf("%s promises %q, which is gone", d.Queue, d.Level)
		}
		if who, known := cat.People[d.Person]; d.Person != 0 {
			switch {
			case !known || !who.Works(d.Queue):
				t.Fatalf("%+v: who has it does not work there", d)
			case d.Line >= 2 && s.Medical && !who.Licensed:
				t.Fatalf("%+v: P-12", d)
			case d.Alarm != nil:
				t.Fatalf("%+v: KP-7a is for all who look", d)
			}
		}
		// Read again, as another replica does, it decides the same.
		text, err := json.Marshal(src)
		if err != nil {
			t.Fatal(err)
		}
		var read routing.PlanSource
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		read.Hours = src.Hours // a week that is closed on purpose is written as one that nobody filled in
		other, _ := routing.Salvage(read, "hjarta-karl", 1, begins, cat)
		if again := routing.Decide(other.Rules(), s); !cmp.Equal(d, again) {
			t.Fatal(cmp.Diff(d, again))
		}
	})
}

// TestAnEmergencyWordNeverGivesATicketToOnePerson: it would be out of everybody else's sight (KP-7, KP-7a).
func TestAnEmergencyWordNeverGivesATicketToOnePerson(t *testing.T) {
	cat := staffed(t)
	rapid.Check(t, func(t *rapid.T) {
		plan, _ := routing.Salvage(drawPlan(t), "hjarta-karl", 1, begins, cat)
		s := drawSituation(t, cat)
		s.Text += " . ont i bröstet"
		if d := routing.Decide(plan.Rules(), s); d.Alarm == nil || d.Person != 0 || d.Priority != rule.Now {
			t.Fatalf("%+v", d)
		}
	})
}
