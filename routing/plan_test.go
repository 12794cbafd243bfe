package routing_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/rota"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

// begins is a Monday.
var begins = time.Date(2026, 5, 4, 8, 0, 0, 0, workday.Stockholm())

func openMinutes(minutes int) *sla.Target { return &sla.Target{Kind: sla.OpenHours, Minutes: minutes} }

// goodPlan is a small plan of the Hjärta–Kärl contact point without a fault. Each call makes it anew.
func goodPlan() routing.PlanSource {
	level := func(code string, minutes int) sla.Level {
		return sla.Level{Code: code, Name: code, First: openMinutes(minutes), Line: openMinutes(minutes)}
	}
	return routing.PlanSource{
		AlarmQueue: "hk-ssk", AlarmLevel: "call-now",
		Rules: []rule.Rule{
			{ID: "recept", Name: "Recept", Decides: rule.Decides{Queue: "hk-recept", Level: "answer-24h"},
				Conditions: []rule.Condition{{Field: "reason", Op: rule.Is, Value: rule.Values{"prescription-renewal"}}}},
			{ID: "rad", Name: "Råd", Decides: rule.Decides{Queue: "hk-ssk", Rota: "jour"}, Expr: `reason == "nurse-advice" and open`},
		},
		Fallback: rule.Decides{Queue: "hk-forsta", Level: "same-day"},
		Levels:   []sla.Level{level("call-now", 15), level("same-day", 300), level("answer-24h", 500), level("answer-2wd", 900)},
		Hours:    workday.Options{Week: workday.OfficeHours()},
		Steps:    []routing.TimeStep{{ID: "sent", Name: "Sent", After: 100, Notify: []string{"supervisor"}}},
		Rotas: []rota.Rota{{Code: "jour", Name: "Jour", Week: map[string][]rota.Turn{
			"mon": turn(1), "tue": turn(1), "wed": turn(1), "thu": turn(1), "fri": turn(1)}}},
	}
}

func turn(person int) []rota.Turn {
	return []rota.Turn{{Hours: workday.Span{From: 8 * 60, To: 16 * 60}, Person: person}}
}

func staffed(t testing.TB) rule.Catalogue {
	cat := catalogue(t)
	cat.People, cat.Types, cat.Closed = staff, []string{"contact"}, []string{"hk-gammal"}
	cat.Medical = map[string]bool{"nurse-advice": true, "prescription-renewal": true, "booking": false, "feedback": false}
	return cat
}

func problemsOf(src routing.PlanSource, cat rule.Catalogue) []string {
	_, problems := routing.CompilePlan(src, "hjarta-karl", 3, begins, cat)
	var out []string
	for _, p := range problems {
		text := p.String()
		if p.Warning {
			text = "(" + text + ")"
		}
		out = append(out, text)
	}
	return out
}

// TestWhatIsWrongWithAPlanIsToldWithItsPlace is issue 4's bad input; what may go live all the same
// stands in brackets.
func TestWhatIsWrongWithAPlanIsToldWithItsPlace(t *testing.T) {
	span := func(from, to workday.Clock) workday.Span { return workday.Span{From: from, To: to} }
	date := func(text string) workday.Date {
		d, err := workday.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	years := []workday.Date{date("2026-05-04")}
	for range 3660 {
		years = append(years, years[len(years)-1].AddDays(1))
	}
	for _, c := range []struct {
		name   string
		change func(*routing.PlanSource)
		want   []string
	}{
		{"nothing", func(*routing.PlanSource) {}, nil},
		{"hours closed for ever", func(p *routing.PlanSource) { p.Hours.Week = workday.Week{1: {}} }, []string{"hours-never-open path=hours.week"}},
		{"every day closed", func(p *routing.PlanSource) { p.Hours.Closed = years[:3*365] }, []string{"hours-closed-for-ever path=hours.closed"}},
		{"a day closed twice, one of them gone by", func(p *routing.PlanSource) {
			p.Hours.Closed = []workday.Date{date("2025-01-02"), date("2026-06-01"), date("2026-06-01"), {}}
		}, []string{`(closed-day-twice path=hours.closed[2] word="2026-06-01")`, "not-a-date path=hours.closed[3]"}},
		{"too many closed days", func(p *routing.PlanSource) { p.Hours.Closed = years }, []string{`too-many-closed-days path=hours.closed word="3661"`}},
		{"spans", func(p *routing.PlanSource) {
			p.Hours.Week[time.Monday] = []workday.Span{span(480, 720), span(700, 900), span(960, 940), span(1000, 1500)}
		}, []string{`spans-overlap path=hours.week.mon[1] word="11:40-15:00"`, `not-a-span path=hours.week.mon[2] word="16:00-15:40"`, `not-a-span path=hours.week.mon[3] word="16:40-25:00"`}},
		{"a split day may begin anywhere", func(p *routing.PlanSource) {
			p.Hours.Week[time.Monday] = []workday.Span{span(780, 900), span(480, 720)}
		}, nil},
		{"levels without code and name", func(p *routing.PlanSource) { p.Levels = append(p.Levels, sla.Level{First: openMinutes(9)}) },
			[]string{"level-without-code path=levels[4].code", "level-without-name path=levels[4].name"}},
		{"a level twice", func(p *routing.PlanSource) { p.Levels = append(p.Levels, p.Levels[1]) }, []string{`level-code-twice path=levels[4].code word="same-day"`}},
		{"a level that promises nothing", func(p *routing.PlanSource) { p.Levels[3].First, p.Levels[3].Line = nil, nil }, []string{`(level-promises-nothing path=levels[3] word="answer-2wd")`}},
		{"targets", func(p *routing.PlanSource) {
			p.Levels[0].First, p.Levels[0].Next = &sla.Target{Kind: "soon"}, &sla.Target{Kind: sla.Elapsed}
			p.Levels[0].Solved = &sla.Target{Kind: sla.WorkingDays, Days: 2, WarnAt: 1.5}
		}, []string{`target-kind path=levels[0].first.kind word="soon"`, `target-length path=levels[0].next word="0"`, `target-warning path=levels[0].solved.warn_at word="1.5"`}},
		{"a scope", func(p *routing.PlanSource) {
			p.Levels[0].For = &sla.Scope{Types: []string{"contact", "dream"}, Channels: []string{"pigeon"}, Reasons: []string{"magic"}, Priorities: []int{0, 4}, Lines: []int{1, 4}}
		}, []string{`unknown-code path=levels[0].for.types[1] word="dream"`, `unknown-code path=levels[0].for.channels[0] word="pigeon"`, `unknown-code path=levels[0].for.reasons[0] word="magic"`,
			`unknown-priority path=levels[0].for.priorities[0] word="0"`, `unknown-line path=levels[0].for.lines[1] word="4"`}},
		{"a scope that an earlier one takes", func(p *routing.PlanSource) {
			p.Levels[0].For = &sla.Scope{Channels: []string{"phone", "email"}}
			p.Levels[2].For = &sla.Scope{Channels: []string{"email"}, Lines: []int{2}}
			p.Levels[3].For = &sla.Scope{Lines: []int{2}}
		}, []string{`(level-never-picked path=levels[2].for word="call-now")`}},
		{"a level that is gone", func(p *routing.PlanSource) { p.Levels = p.Levels[:1] }, []string{
			`unknown-level path=fallback.level word="same-day"`, `unknown-level rule=recept path=decides.level word="answer-24h"`,
			`queue-level-gone path=levels word="hk-forsta, same-day"`, `queue-level-gone path=levels word="hk-bma, answer-2wd"`,
			`queue-level-gone path=levels word="hk-ssk, answer-2wd"`, `queue-level-gone path=levels word="hk-recept, answer-24h"`, `queue-level-gone path=levels word="hk-remiss, answer-24h"`}},
		{"a rota without code, name and use", func(p *routing.PlanSource) { p.Rotas = append(p.Rotas, rota.Rota{Week: p.Rotas[0].Week}) },
			[]string{"rota-without-code path=rotas[1].code", "rota-without-name path=rotas[1].name"}},
		{"a rota twice", func(p *routing.PlanSource) { p.Rotas = append(p.Rotas, p.Rotas[0]) }, []string{`rota-code-twice path=rotas[1].code word="jour"`}},
		{"a rota that nobody uses", func(p *routing.PlanSource) { p.Rules = p.Rules[:1] }, []string{`(rota-unused path=rotas[0] word="jour")`}},
		{"a rota that is gone", func(p *routing.PlanSource) { p.Rotas = nil }, []string{`unknown-rota rule=rad path=decides.rota word="jour"`}},
		{"turns", func(p *routing.PlanSource) {
			p.Rotas[0].Week["mon"] = []rota.Turn{{Hours: span(480, 720), Person: 1}, {Hours: span(700, 800), Person: 99}, {Hours: span(800, 800), Person: 1}}
			p.Rotas[0].Week["moon"] = nil
			p.Rotas[0].Days = map[workday.Date][]rota.Turn{date("2026-06-02"): turn(7), date("2026-06-01"): turn(98)}
		}, []string{`turns-overlap path=rotas[0].week.mon[1].hours word="11:40-13:20"`, `unknown-person path=rotas[0].week.mon[1].person word="99"`,
			`not-a-span path=rotas[0].week.mon[2].hours word="13:20-13:20"`, `not-a-weekday path=rotas[0].week word="moon"`,
			`unknown-person path=rotas[0].days.2026-06-01[0].person word="98"`, `person-not-of-unit path=rotas[0].days.2026-06-02[0].person word="7"`}},
		{"unmanned weekdays, one of them manned day by day", func(p *routing.PlanSource) {
			delete(p.Rotas[0].Week, "wed")
			delete(p.Rotas[0].Week, "fri")
			p.Rotas[0].Days = map[workday.Date][]rota.Turn{date("2026-05-20"): turn(1)}
		}, []string{`(rota-unmanned path=rotas[0] word="fri")`}},
		{"whom a rule names", func(p *routing.PlanSource) {
			p.Rules[0].Decides = rule.Decides{Queue: "hk-recept", Person: 1}
			p.Rules[1].Decides = rule.Decides{Person: 99, Rota: "jour"}
		}, []string{`(person-not-in-queue rule=recept path=decides.person word="1")`,
			`person-and-rota rule=rad path=decides.rota word="jour"`, `unknown-person rule=rad path=decides.person word="99"`}},
		{"a queue that was closed", func(p *routing.PlanSource) {
			p.AlarmQueue, p.Fallback.Queue, p.Rules[0].Decides.Queue = "hk-gammal", "hk-gammal", "hk-gammal"
		}, []string{`queue-closed path=alarm_queue word="hk-gammal"`, `queue-closed path=fallback.queue word="hk-gammal"`, `queue-closed rule=recept path=decides.queue word="hk-gammal"`}},
		{"no last rule", func(p *routing.PlanSource) { p.Fallback = rule.Decides{} }, []string{"fallback-without-queue path=fallback.queue"}},
		{"a fallback elsewhere", func(p *routing.PlanSource) { p.Fallback.Queue = "ort-mottagning" }, []string{`(fallback-in-another-unit path=fallback.queue word="ort-mottagning")`}},
		{"several parts at once", func(p *routing.PlanSource) {
			p.Fallback.Queue, p.Hours.Week, p.Levels[3].Name, p.Steps[0].After, p.Rotas[0].Name = "gone", workday.Week{1: {}}, "", 0, " "
		}, []string{`unknown-queue path=fallback.queue word="gone"`, `level-without-name path=levels[3].name word="answer-2wd"`, "hours-never-open path=hours.week",
			`rota-without-name path=rotas[0].name word="jour"`, `step-after-out-of-range path=steps[0].after word="0"`}},
	} {
		src := goodPlan()
		c.change(&src)
		if got := problemsOf(src, staffed(t)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
	}
}

// TestAPlanIsSalvaged: nothing that the desk changes leaves a contact without a place.
func TestAPlanIsSalvaged(t *testing.T) {
	for _, c := range []struct {
		name   string
		plan   func(*routing.PlanSource)
		desk   func(*rule.Catalogue)
		rules  string
		queue  string // of the fallback
		checks func(*routing.Plan) bool
	}{
		{name: "nothing", rules: "recept rad", queue: "hk-forsta"},
		{name: "a queue was closed", desk: without("hk-recept"), rules: "rad", queue: "hk-forsta"},
		{name: "the last queue was closed", desk: without("hk-forsta"), rules: "recept rad", queue: "hk-ssk"},
		{name: "every queue of the unit was closed", desk: without("hk-"), queue: "ort-mottagning",
			checks: func(p *routing.Plan) bool { return p.Source().AlarmQueue == "" }},
		{name: "a reason is gone", desk: func(c *rule.Catalogue) { c.Reasons = []string{"nurse-advice"} }, rules: "rad", queue: "hk-forsta"},
		{name: "somebody left", desk: func(c *rule.Catalogue) { c.People = map[int]rule.Person{} }, rules: "recept", queue: "hk-forsta",
			checks: func(p *routing.Plan) bool { return len(p.Source().Rotas) == 0 }},
		{name: "a level is wrong", plan: func(p *routing.PlanSource) { p.Levels[2].First = &sla.Target{} }, rules: "rad", queue: "hk-forsta",
			checks: func(p *routing.Plan) bool { _, ok := p.Level("answer-24h"); return !ok }},
		{name: "the last rule's level is wrong", plan: func(p *routing.PlanSource) { p.Levels[1].Name = "" }, rules: "recept rad", queue: "hk-forsta",
			checks: func(p *routing.Plan) bool { return p.Source().Fallback.Level == "" }},
		{name: "a step is wrong", plan: func(p *routing.PlanSource) { p.Steps[0].Queues = []string{"hk-gammal"} }, rules: "recept rad", queue: "hk-forsta",
			checks: func(p *routing.Plan) bool { return len(p.Source().Steps) == 0 }},
		{name: "steps that loop", plan: func(p *routing.PlanSource) {
			p.Steps = []routing.TimeStep{{ID: "a", Name: "A", After: 100, Queues: []string{"hk-svikt"}, Queue: "hk-karl"}, {ID: "b", Name: "B", After: 100, Queues: []string{"hk-karl"}, Queue: "hk-svikt"}}
		}, rules: "recept rad", queue: "hk-forsta"},
		{name: "hours that never open", plan: func(p *routing.PlanSource) { p.Hours.Week = workday.Week{0: {}} }, rules: "recept rad", queue: "hk-forsta",
			checks: func(p *routing.Plan) bool { return p.Calendar().Open(begins) }},
		{name: "an id twice", plan: func(p *routing.PlanSource) { p.Rules[1].ID = "recept" }, rules: "recept", queue: "hk-forsta"},
		{name: "too many rules", plan: func(p *routing.PlanSource) {
			for len(p.Rules) <= rule.MaxRules {
				r := p.Rules[0]
				r.ID, r.Off = strings.Repeat("x", len(p.Rules)), true
				p.Rules = append(p.Rules, r)
			}
		}, queue: "hk-forsta", checks: func(p *routing.Plan) bool { return len(p.Source().Rules) == rule.MaxRules }},
	} {
		src, cat := goodPlan(), staffed(t)
		if c.plan != nil {
			c.plan(&src)
		}
		if c.desk != nil {
			c.desk(&cat)
		}
		strict, want := routing.CompilePlan(src, "hjarta-karl", 3, begins, cat)
		plan, problems := routing.Salvage(src, "hjarta-karl", 3, begins, cat)
		if plan == nil || want.Error() != problems.Error() || plan.Problems().Error() != want.Error() || (strict == nil) != problems.Fatal() {
			t.Errorf("%s: %v; problems %v, want %v", c.name, plan, problems, want)
			continue
		}
		var rules []string
		for _, r := range plan.Source().Rules {
			rules = append(rules, r.ID)
		}
		if got := strings.Join(rules, " "); c.rules != "" && got != c.rules || plan.Source().Fallback.Queue != c.queue || plan.Version() != 3 {
			t.Errorf("%s: rules %q, fallback %q", c.name, got, plan.Source().Fallback.Queue)
		}
		if c.checks != nil && !c.checks(plan) {
			t.Errorf("%s: %+v", c.name, plan.Source())
		}
		if d := routing.Decide(plan.Rules(), contact(func(*routing.Situation) {})); d.Queue != c.queue {
			t.Errorf("%s: a call goes to %q", c.name, d.Queue)
		}
	}
	if plan, problems := routing.Salvage(goodPlan(), "hjarta-karl", 3, begins, rule.Catalogue{}); plan != nil || !problems.Fatal() {
		t.Error("a desk without a queue has a plan")
	}
}

// without leaves out the queues whose code begins so.
func without(prefix string) func(*rule.Catalogue) {
	return func(c *rule.Catalogue) {
		c.Queues = slices.DeleteFunc(slices.Clone(c.Queues), func(q rule.Queue) bool { return strings.HasPrefix(q.Code, prefix) })
	}
}

// TestTheFirstPlansAreWithoutFault holds the plans that the units begin with.
func TestTheFirstPlansAreWithoutFault(t *testing.T) {
	for _, unit := range []string{"hjarta-karl", "ortopedi", "vardgaranti"} {
		text, err := os.ReadFile("../app/seed/data/plan-" + unit + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var src routing.PlanSource
		if err := json.Unmarshal(text, &src); err != nil {
			t.Fatal(err)
		}
		cat := staffed(t)
		cat.People = nil
		for i := range cat.Queues {
			cat.Queues[i].Level = ""
		}
		if _, problems := routing.CompilePlan(src, unit, 1, begins, cat); len(problems) > 0 {
			t.Errorf("%s: %v", unit, problems)
		}
	}
}
