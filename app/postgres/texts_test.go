package postgres

import (
	"fmt"
	"strings"
	"testing"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// manyTexts lays in n templates of unit 1, every tenth of them for booking, and
// a second version of every hundredth.
func manyTexts(t testing.TB, r *room, n int) *Texts {
	t.Helper()
	err := r.Gorm(t.Context()).Exec(`insert into template_versions (key, unit_id, language, version, body, published_at)
		select 'mall-' || i, 1, 'sv', v, jsonb_build_object('kind', 'template', 'title', 'Mall ' || to_char(i, 'FM0000'),
			'body', case when i % 20 = 0 then 'Hej {kund}! Åter i tjänst.' else repeat('Vi återkommer med ett besked. ', 40) end,
			'reasons', case when i % 10 = 0 then '["booking"]'::jsonb else '[]'::jsonb end), ?::timestamptz
		from generate_series(1, ?::int) i, generate_series(1, 2) v where v = 1 or i % 100 = 0`, r.now(), n).Error
	if err != nil {
		t.Fatal(err)
	}
	return NewTexts(r.DB)
}

// E-3, KP-9: of two thousand texts each comes once, as it is now, those that
// suit the reason first; words find with å, ä and ö, in titles before texts.
func TestTextsByTheThousand(t *testing.T) {
	r := furnished(t)
	s := manyTexts(t, r, 2000)
	all := func(q desk.TextQuery) (found []desk.TextRow) {
		for q.Limit = 300; ; {
			items, next, err := s.List(t.Context(), []int{1}, q)
			if err != nil {
				t.Fatal(err)
			}
			if found = append(found, items...); next == "" {
				return found
			}
			q.Cursor = next
		}
	}
	seen, suits := map[string]bool{}, true
	for i, text := range all(desk.TextQuery{Kind: "template", Unit: 1, Reason: "booking"}) {
		if seen[text.Key] || (strings.HasSuffix(text.Key, "00") && text.Version != 2) {
			t.Fatalf("%s comes again, or as it was: version %d", text.Key, text.Version)
		}
		seen[text.Key] = true
		if now := len(text.Reasons) > 0; now && !suits || i < 200 != now {
			t.Fatalf("%s stands at %d", text.Key, i)
		} else {
			suits = now
		}
	}
	if len(seen) != 2000 {
		t.Errorf("%d texts", len(seen))
	}
	if found := all(desk.TextQuery{Words: strings.Fields("ÅTER tjänst")}); len(found) != 100 {
		t.Errorf("%d with å and ä", len(found))
	}
	if found := all(desk.TextQuery{Words: []string{"ater"}}); len(found) != 0 {
		t.Errorf("å is taken for a in %d", len(found))
	}
	if items, _, err := s.List(t.Context(), []int{2}, desk.TextQuery{Unit: 1, Limit: 10}); err != nil || len(items) != 0 {
		t.Errorf("another unit's: %d, %v", len(items), err)
	}

	by := r.person(t, 6).Actor()
	publish := func(key, title, body string) {
		must[*desk.TextRow](t)(s.Publish(t.Context(), by, desk.TextSeries{Key: key, Unit: 1, Language: "sv"}, 0, desk.Text{Kind: "template", Title: title, Body: body}))
	}
	publish("i-texten", "A", "Omboka gärna.")
	publish("i-rubriken", "Ö: omboka", "x")
	if found := all(desk.TextQuery{Words: []string{"omboka"}}); len(found) != 2 || found[0].Key != "i-rubriken" {
		t.Errorf("%+v", found)
	}
	if _, _, err := s.List(t.Context(), []int{1}, desk.TextQuery{Limit: 1, Cursor: "!"}); problem.As(err) == nil || problem.As(err).Fields[0].Slug != "cursor-invalid" {
		t.Errorf("a cursor of nobody's: %v", err)
	}
}

// KP-9: what is to be reviewed first comes first, what has no day last; what is
// out of use stays out unless asked for.
func TestTextsForReview(t *testing.T) {
	r := furnished(t)
	s, by := NewTexts(r.DB), tickets.Actor{Kind: tickets.BySystem}
	for i, on := range []string{"", "2027-01-01", "2020-01-01", "2026-06-30"} {
		text := desk.Text{Kind: "faq", Title: fmt.Sprint("Granskas ", on), Body: "x", ReviewOn: on, Retired: on == "2026-06-30"}
		must[*desk.TextRow](t)(s.Publish(t.Context(), by, desk.TextSeries{Key: fmt.Sprint("granskas-", i), Unit: 1, Language: "sv"}, 0, text))
	}
	for retired, want := range map[bool]string{false: "2020-01-01 2027-01-01 ", true: "2020-01-01 2026-06-30 2027-01-01 "} {
		items, _, err := s.List(t.Context(), []int{1}, desk.TextQuery{Kind: "faq", Unit: 1, Review: true, Retired: retired, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		var days []string
		for _, text := range items {
			days = append(days, text.ReviewOn)
		}
		if got := strings.Join(days, " "); got != want {
			t.Errorf("retired %v: %q", retired, got)
		}
	}
}

func BenchmarkTexts(b *testing.B) {
	r := furnished(b)
	s := manyTexts(b, r, 2000)
	for name, q := range map[string]desk.TextQuery{"reason": {Reason: "booking", Limit: 6}, "words": {Words: []string{"åter", "tjänst"}, Reason: "booking", Limit: 8}, "review": {Review: true, Limit: 50}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, _, err := s.List(b.Context(), []int{1}, q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
