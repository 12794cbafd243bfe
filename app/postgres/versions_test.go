package postgres

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

func TestVersionsFollowEachOther(t *testing.T) {
	r := furnished(t)
	by := r.person(t, 6).Actor()
	for _, c := range []struct {
		what   string
		of     *Versions
		series Series
		others []Series
		event  tickets.Kind
	}{
		{"templates", Templates(r.DB), Series{Key: "receipt", Language: "sv"}, []Series{{Key: "receipt", Language: "en"}, {Key: "receipt", Language: "sv", Unit: 1}, {Key: "answer", Language: "sv"}}, tickets.TemplatePublished},
		{"services", Services(r.DB), Series{Key: "contact-us", Unit: 1}, []Series{{Key: "contact-us", Unit: 2}, {Key: "renew", Unit: 1}}, tickets.ServicePublished},
	} {
		if _, err := c.of.Current(t.Context(), c.series); problem.As(err) == nil || problem.As(err).Slug != "version-not-found" {
			t.Errorf("%s: none yet: %v", c.what, err)
		}
		for i := range 3 {
			r.pass(time.Minute)
			v := must[*Version](t)(c.of.Publish(t.Context(), by, c.series, i, fmt.Appendf(nil, `{"nr": %d}`, i+1)))
			if v.Number != i+1 || v.ID == 0 {
				t.Errorf("%s: %+v", c.what, v)
			}
		}
		current := must[*Version](t)(c.of.Current(t.Context(), c.series))
		second := must[*Version](t)(c.of.Version(t.Context(), c.series, 2))
		if current.Number != 3 || string(current.Body) != `{"nr": 3}` || current.PublishedBy != 6 || !current.PublishedAt.Equal(r.now()) || string(second.Body) != `{"nr": 2}` {
			t.Errorf("%s: current %+v, second %+v", c.what, current, second)
		}
		for _, other := range c.others {
			if v := must[*Version](t)(c.of.Publish(t.Context(), by, other, 0, json.RawMessage(`{}`))); v.Number != 1 {
				t.Errorf("%s: another series begins at %d", c.what, v.Number)
			}
		}
		if n := r.count(t, `select count(*) from events where kind = ? and actor_id = 6`, c.event); n != 3+len(c.others) {
			t.Errorf("%s: %d events", c.what, n)
		}
	}
}

// Of editors who publish at once one wins; the others are told and lose nothing
// that was kept.
func TestTheSecondEditorIsTold(t *testing.T) {
	r := furnished(t)
	templates, series, by := Templates(r.DB), Series{Key: "receipt", Language: "sv"}, r.person(t, 6).Actor()
	must[*Version](t)(templates.Publish(t.Context(), by, series, 0, json.RawMessage(`{}`)))
	var published, told atomic.Int64
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			_, err := templates.Publish(t.Context(), by, series, 1, json.RawMessage(`{}`))
			switch x := problem.As(err); {
			case err == nil:
				published.Add(1)
			case x != nil && x.Kind == problem.Conflict && x.Slug == "version-published-meanwhile":
				told.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	group.Wait()
	if published.Load() != 1 || told.Load() != 7 {
		t.Errorf("%d published, %d told", published.Load(), told.Load())
	}
	for _, after := range []int{0, 1, 7} {
		if _, err := templates.Publish(t.Context(), by, series, after, json.RawMessage(`{}`)); problem.As(err) == nil || problem.As(err).Slug != "version-published-meanwhile" {
			t.Errorf("after %d: %v", after, err)
		}
	}
	if _, err := templates.Publish(t.Context(), by, series, 2, json.RawMessage(`{`)); problem.As(err) == nil || problem.As(err).Kind != problem.Invalid {
		t.Errorf("what is not JSON: %v", err)
	}
	if n := r.count(t, `select count(*) from events where kind = 'template.published'`); n != 2 {
		t.Errorf("%d events", n)
	}
}

// The serving role can add versions, never change or remove one.
func TestVersionsNeverChange(t *testing.T) {
	r := furnished(t)
	must[*Version](t)(Templates(r.DB).Publish(t.Context(), tickets.Actor{Kind: tickets.BySystem}, Series{Key: "receipt", Language: "sv"}, 0, json.RawMessage(`{}`)))
	must[*Version](t)(Services(r.DB).Publish(t.Context(), tickets.Actor{Kind: tickets.BySystem}, Series{Key: "contact-us", Unit: 1}, 0, json.RawMessage(`{}`)))
	for _, statement := range []string{`update template_versions set body = '[]'`, `delete from template_versions`, `update service_versions set questions = '[]'`, `delete from service_versions`} {
		if err := r.Gorm(t.Context()).Exec(statement).Error; err == nil || !strings.Contains(err.Error(), "permission denied") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}
