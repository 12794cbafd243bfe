package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"kontaktpunkten/app/postgres/embedded"
	"kontaktpunkten/app/wire"
)

// rehearsedRules is how many rules both plans have.
const rehearsedRules = 200

// rehearse100k runs a plan of 200 rules against another over all that is loaded,
// from when it waits until its result is kept: how many tickets a second, and as
// p50 and p99 how long it took. The contacts are decided on their stored
// situations; the rules look for no word that was not looked for then.
func (b *bench) rehearse100k(ctx context.Context) ([]Row, error) {
	c, err := b.client(ctx, "chef")
	if err != nil {
		return nil, err
	}
	before, after, err := rehearsedPlans(c)
	if err != nil {
		return nil, err
	}
	// What the candidate is compared with never counts: the promises of what is
	// open need not be told of it.
	owner := b.server.URL(embedded.Database, embedded.OwnerRole)
	against, err := b.sql(ctx, owner, `insert into routing_plans (unit_id, effective_at, plan, note, created_at, applied_at) values (1, '2000-01-01', $1::jsonb, 'Mätning', now(), now()) returning version`, before)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	id, err := b.sql(ctx, owner, `insert into rehearsals (unit_id, revision, against, plan, from_at, to_at, created_at) values (1, 1, $1, $2::jsonb, now() - interval '60 days', now(), now()) returning id`, against, after)
	if err != nil {
		return nil, err
	}
	got, err := rehearsed(ctx, c, id)
	took := time.Since(began)
	if err == nil && got.Result.Moved == 0 {
		err = errors.New("nothing moved")
	}
	if err != nil {
		return nil, err
	}
	ms := float64(took) / float64(time.Millisecond)
	return []Row{{Name: "rehearse_100k", Clients: 1, PerSecond: float64(got.Result.Tickets) / took.Seconds(), P50: ms, P99: ms}}, nil
}

// rehearsedPlans are the unit's own plan below rules that take little, and the
// same with those rules going elsewhere.
func rehearsedPlans(c *client) (before, after string, err error) {
	var units wire.List[wire.RoutingUnit]
	if _, err := c.do("GET", "/api/v1/routing/units", nil, "", 200, &units); err != nil {
		return "", "", err
	}
	var live wire.RoutingVersion
	if _, err := c.do("GET", "/api/v1/routing/units/"+units.Items[0].Unit+"/versions/"+strconv.Itoa(units.Items[0].Live.Version), nil, "", 200, &live); err != nil {
		return "", "", err
	}
	plan := *live.Plan
	words := []string{"recept*"}
	for _, r := range plan.Rules {
		for _, condition := range r.Conditions {
			if condition.Field == "words" {
				words = condition.Value
			}
		}
	}
	text := func(queue string) string {
		more := plan
		more.Rules = nil
		for i := range rehearsedRules - len(plan.Rules) {
			more.Rules = append(more.Rules, rehearsedRule(i, words, queue))
		}
		more.Rules = append(more.Rules, plan.Rules...)
		out, failed := json.Marshal(more)
		err = errors.Join(err, failed)
		return string(out)
	}
	before, after = text("hk-karl"), text("hk-svikt")
	return before, after, err
}

// rehearsedRule takes what comes in one minute or another of the day, and has
// more to look at where it does not.
func rehearsedRule(i int, words []string, queue string) wire.RoutingRule {
	r := wire.RoutingRule{ID: fmt.Sprint("m", i), Name: fmt.Sprint("Regel ", i), Decides: wire.RoutingDecides{Queue: queue}}
	between := func(from, to int) wire.RoutingCondition {
		return wire.RoutingCondition{Field: "hour", Op: "between", Value: []string{fmt.Sprintf("%02d:%02d", from/60, from%60), fmt.Sprintf("%02d:%02d", to/60, to%60)}}
	}
	switch i % 4 {
	case 0:
		r.Conditions = []wire.RoutingCondition{{Field: "words", Op: "any_of", Value: words}, between(i*4, i*4+2)}
	case 1:
		r.Expr = fmt.Sprintf(`(not open and patient.open > %d) or (hour >= "%02d:%02d" and hour < "%02d:%02d")`, i, i/10, i%60, i/10, i%60+1)
	case 2:
		r.Conditions = []wire.RoutingCondition{{Field: "channel", Op: "any_of", Value: []string{"phone", "email"}}, between(i*7, i*7+3)}
	default:
		r.Conditions = []wire.RoutingCondition{{Field: "patient.open", Op: "at_least", Value: []string{strconv.Itoa(i)}}, {Field: "open", Op: "is", Value: []string{"true"}}}
	}
	return r
}

// rehearsed waits for a rehearsal's result.
func rehearsed(ctx context.Context, c *client, id int64) (got wire.Rehearsal, err error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for {
		if _, err := c.do("GET", "/api/v1/rehearsals/"+strconv.FormatInt(id, 10), nil, "", 200, &got); err != nil {
			return got, err
		}
		switch got.State {
		case "done":
			return got, nil
		case "stopped", "failed":
			return got, fmt.Errorf("the rehearsal %s: %s", got.State, got.Fault)
		}
		select {
		case <-ctx.Done():
			return got, fmt.Errorf("the rehearsal is %s: %w", got.State, ctx.Err())
		case <-look.C:
		}
	}
}
