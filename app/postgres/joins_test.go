package postgres

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

func (r *room) version(t rapidly, id int64) (v int) {
	t.Helper()
	if err := r.Gorm(t.Context()).Raw(`select version from tickets where id = ?`, id).Row().Scan(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func slugOf(err error) string {
	p := problem.As(err)
	switch {
	case p == nil && err != nil:
		return err.Error()
	case p == nil:
		return ""
	case len(p.Fields) == 1:
		return p.Fields[0].Path + " " + p.Slug
	}
	return p.Slug
}

// P-14: two patients' tickets are neither merged nor linked; what one may not
// see is not there to be joined.
func TestWhatIsNotJoined(t *testing.T) {
	r := posting(t)
	anna, eva := r.person(t, 1), r.person(t, 5)
	register := func(p *auth.Principal, number string, unit int) int64 {
		in := call("booking")
		in.Patient.IdentityNumber, in.Unit = number, unit
		return must[*desk.Row](t)(r.Register(t.Context(), p, in, nil)).ID
	}
	olof, karin, elsewhere := register(anna, "189001129817", 1), register(anna, "189001169813", 1), register(eva, "189001129817", 2)
	stranger := r.written(t)
	for _, c := range []struct {
		what        string
		from, into  int64
		merge, link string
	}{
		{"two patients", karin, olof, "different-patients", "different-patients"},
		{"another unit's", olof, elsewhere, "into unknown", "to unknown"},
		{"none", olof, 999999, "into unknown", "to unknown"},
		{"itself", olof, olof, "into same-ticket", "to same-ticket"},
		{"a patient's into a stranger's", olof, stranger, "patient-would-be-lost", ""},
	} {
		_, err := r.Merge(t.Context(), anna, c.from, r.version(t, c.from), c.into)
		if got := slugOf(err); got != c.merge {
			t.Errorf("%s merged: %q, want %q", c.what, got, c.merge)
		}
		_, err = r.Link(t.Context(), anna, c.from, r.version(t, c.from), c.into, "related")
		if got := slugOf(err); got != c.link {
			t.Errorf("%s linked: %q, want %q", c.what, got, c.link)
		}
	}
	if n := r.count(t, `select count(*) from tickets where merged_into is not null`); n != 0 {
		t.Errorf("%d merged", n)
	}
}

// A link is seen from both ends and taken away from either.
func TestALink(t *testing.T) {
	r := posting(t)
	anna := r.person(t, 1)
	a, b := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil)), must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	if got := must[*desk.Row](t)(r.Link(t.Context(), anna, a.ID, 1, b.ID, "related")); len(got.Links) != 1 || got.Links[0].ID != b.ID || got.Links[0].Subject != b.Subject {
		t.Errorf("%+v", got.Links)
	}
	again := must[*desk.Row](t)(r.Link(t.Context(), anna, b.ID, 1, a.ID, "duplicate"))
	if len(again.Links) != 1 || again.Links[0].Kind != "duplicate" {
		t.Errorf("%+v", again.Links)
	}
	if got := must[*desk.Row](t)(r.Open(t.Context(), anna, a.ID)); len(got.Links) != 1 || got.Links[0].ID != b.ID {
		t.Errorf("from the other end %+v", got.Links)
	}
	if got := must[*desk.Row](t)(r.Unlink(t.Context(), anna, a.ID, b.ID)); len(got.Links) != 0 {
		t.Errorf("%+v", got.Links)
	}
	if _, err := r.Unlink(t.Context(), anna, a.ID, b.ID); slugOf(err) != "link-not-found" {
		t.Errorf("%v", err)
	}
}

// A merged ticket is shown with the other, is in no list and no figure, passes on
// what comes, and comes back as it was within a day.
func TestAMergeAndItsUndoing(t *testing.T) {
	r := posting(t)
	anna := r.person(t, 1)
	target, part := r.written(t, take), r.joinable(t)
	in := func() (n int) {
		t.Helper()
		for _, line := range must[wire.Today](t)(r.Today(t.Context(), r.person(t, 6))).Lines {
			n += line.In
		}
		return n
	}
	if n := in(); n != 2 {
		t.Errorf("%d came in", n)
	}
	merged := must[*desk.Row](t)(r.Merge(t.Context(), anna, part, r.version(t, part), target))
	if n := in(); n != 1 {
		t.Errorf("%d came in without the merged one", n)
	}
	if merged.Status != tickets.Closed || merged.MergedInto != target || merged.Action != nil || merged.PausedAt == nil {
		t.Errorf("%+v", merged)
	}
	if taken := r.joined(t, part, mail("eva@example.org", "<9@example.org>", "Mer")); taken.Ticket != target {
		t.Errorf("what came was kept on %d", taken.Ticket)
	}
	items := r.timeline(t, 1, target)
	whole := r.count(t, `select count(*) from events where ticket_id in (?, ?)`, target, part)
	from := 0
	for _, i := range items {
		if i.Data["merged_from"] == tickets.FormatNumber(part) {
			from++
		}
	}
	if len(items) != whole || from != r.count(t, `select count(*) from events where ticket_id = ?`, part) {
		t.Errorf("%d of %d events, %d of the merged one", len(items), whole, from)
	}
	if !slices.IsSortedFunc(items, func(a, b wire.TimelineItem) int { return cmp.Compare(number(a.ID), number(b.ID)) }) {
		t.Error("the timeline is not in order")
	}
	rows, _, err := r.List(t.Context(), anna, tickets.Filter{Status: tickets.Statuses, Sort: tickets.SortNewest, Limit: 50})
	if err != nil || len(rows) != 1 || rows[0].ID != target {
		t.Errorf("%v: listed %d", err, len(rows))
	}
	if opened := must[*desk.Row](t)(r.Open(t.Context(), anna, target)); len(opened.Links) != 1 || opened.Links[0].Kind != "merged-from" || opened.Links[0].MergedAt == nil {
		t.Errorf("%+v", opened.Links)
	}
	r.pass(23 * time.Hour)
	back := must[*desk.Row](t)(r.Unmerge(t.Context(), anna, part, r.version(t, part)))
	if back.Status != tickets.Queued || back.MergedInto != 0 || back.PausedAt != nil || back.DueAt == nil || len(back.Links) != 0 {
		t.Errorf("%+v", back)
	}
	if _, err := r.Unmerge(t.Context(), anna, part, back.Version); slugOf(err) != "not-merged" {
		t.Errorf("%v", err)
	}
	if n := r.count(t, `select count(*) from merges where undone_at is not null`); n != 1 {
		t.Errorf("%d merges undone", n)
	}
	must[*desk.Row](t)(r.Merge(t.Context(), anna, part, back.Version, target))
	r.pass(25 * time.Hour)
	if _, err := r.Unmerge(t.Context(), anna, part, r.version(t, part)); slugOf(err) != "too-late-to-undo" {
		t.Errorf("%v", err)
	}
}

// joinable is a ticket of another mail of the same writer.
func (r *room) joinable(t *testing.T) int64 {
	t.Helper()
	taken, err := NewIntake(r.DB).New(t.Context(), mail("eva@example.org", fmt.Sprintf("<%d@example.org>", r.count(t, `select count(*) + 100 from mails`)), "Hej"))
	if err != nil {
		t.Fatal(err)
	}
	return taken.Ticket
}

// P-14: the patient is corrected on what was merged in, too.
func TestThePatientIsCorrectedOnTheWhole(t *testing.T) {
	r := posting(t)
	anna := r.person(t, 1)
	target, part := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil)), must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	stranger := r.written(t)
	must[*desk.Row](t)(r.Merge(t.Context(), anna, part.ID, 1, target.ID))
	must[*desk.Row](t)(r.Merge(t.Context(), anna, stranger, 1, target.ID))
	must[*desk.Row](t)(r.Change(t.Context(), anna, target.ID, 3, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.CorrectPatient(by, m, 2, "Fel person")
	}))
	back := must[*desk.Row](t)(r.Unmerge(t.Context(), anna, part.ID, r.version(t, part.ID)))
	if back.Patient == nil || back.Patient.ID != 2 {
		t.Errorf("%+v", back.Patient)
	}
	if n := r.count(t, `select count(*) from events where kind = 'ticket.patient-corrected' and data ->> 'patient_to' = '2'`); n != 2 {
		t.Errorf("%d events", n)
	}
	if n := r.count(t, `select count(*) from tickets where id = ? and patient_id is null`, stranger); n != 1 {
		t.Error("who had no patient was given one")
	}
}

// Two people who merge the same tickets into each other at once: one does.
func TestMergedIntoEachOtherAtOnce(t *testing.T) {
	r := posting(t)
	for range 10 {
		a, b := r.joinable(t), r.joinable(t)
		done := make(chan error, 2)
		for who, pair := range map[int][2]int64{1: {a, b}, 2: {b, a}} {
			p := r.person(t, who)
			go func() {
				_, err := r.Merge(t.Context(), p, pair[0], 1, pair[1])
				done <- err
			}()
		}
		got := []string{slugOf(<-done), slugOf(<-done)}
		slices.Sort(got)
		// Who comes second finds a ticket that has changed.
		if got[0] != "" || got[1] != "stale-version" {
			t.Errorf("%q", got)
		}
	}
	if n := r.count(t, `select count(*) from tickets where merged_into is not null`); n != 10 {
		t.Errorf("%d merged", n)
	}
}

// In whatever order tickets are merged and unmerged, every text is shown on
// exactly one standing ticket, and where it came from when nothing is merged.
func TestNoMergeLosesAMessage(t *testing.T) {
	r := posting(t)
	anna := r.person(t, 1)
	var ids []int64
	for range 5 {
		ids = append(ids, r.joinable(t))
	}
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			from, into := rapid.SampledFrom(ids).Draw(t, "from"), rapid.SampledFrom(ids).Draw(t, "into")
			if rapid.Bool().Draw(t, "undo") {
				_, err := r.Unmerge(t.Context(), anna, from, r.version(t, from))
				allowed(t, err, "not-merged")
			} else {
				_, err := r.Merge(t.Context(), anna, from, r.version(t, from), into)
				allowed(t, err, "merged", "into merged", "into same-ticket")
			}
			shown := map[int64]int{}
			for _, id := range ids {
				row, err := r.Open(t.Context(), anna, id)
				if err != nil {
					t.Fatal(err)
				}
				if row.MergedInto != 0 {
					continue
				}
				r.shown(t, anna, id, shown)
			}
			for message, times := range shown {
				if times != 1 {
					t.Fatalf("message %d is shown %d times", message, times)
				}
			}
			if len(shown) != len(ids) {
				t.Fatalf("%d of %d messages are shown", len(shown), len(ids))
			}
		}
	})
}

// shown counts the messages of a ticket's whole timeline, page by page.
func (r *room) shown(t *rapid.T, p *auth.Principal, id int64, shown map[int64]int) {
	t.Helper()
	for page := (desk.Page{Limit: 200, Newest: true}); ; {
		items, next, err := r.Timeline(t.Context(), p, id, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range items {
			if i.Message != nil {
				shown[i.Message.ID]++
			}
		}
		if page.Cursor = next; next == "" {
			return
		}
	}
}

func number(id string) int64 {
	n, _ := strconv.ParseInt(id, 10, 64)
	return n
}

// rapidly is what a test and a property have in common.
type rapidly interface {
	rapid.TB
	Context() context.Context
}

func allowed(t *rapid.T, err error, slugs ...string) {
	t.Helper()
	if got := slugOf(err); got != "" && !slices.Contains(slugs, got) {
		t.Fatalf("%s: %v", got, err)
	}
}
