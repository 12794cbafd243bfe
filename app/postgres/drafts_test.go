package postgres

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

func TestDraftsAreKept(t *testing.T) {
	r := furnished(t)
	note := "ticket:" + tickets.FormatNumber(100001) + ":note"
	for i, d := range []wire.Draft{{Key: "register", Body: `{"text":"å"}`}, {Key: note, Body: "Ringer"}, {Key: "register", Body: `{"text":"åä"}`}} {
		r.pass(time.Second)
		got := must[wire.Draft](t)(r.PutDraft(t.Context(), 1, d.Key, d.Body))
		if got.Key != d.Key || got.Body != d.Body || !got.UpdatedAt.Equal(r.now()) {
			t.Errorf("draft %d: %+v", i, got)
		}
	}
	must[wire.Draft](t)(r.PutDraft(t.Context(), 2, "register", "Bos"))
	all := must[[]wire.Draft](t)(r.ListDrafts(t.Context(), 1))
	if len(all) != 2 || all[0].Key != "register" || all[0].Body != `{"text":"åä"}` || all[1].Key != note {
		t.Errorf("drafts %+v", all)
	}
	if d := must[wire.Draft](t)(r.GetDraft(t.Context(), 1, note)); d.Body != "Ringer" {
		t.Errorf("got %+v", d)
	}
	for range 2 {
		if err := r.DeleteDraft(t.Context(), 1, note); err != nil {
			t.Error(err)
		}
	}
	if _, err := r.GetDraft(t.Context(), 1, note); problem.As(err) == nil || problem.As(err).Kind != problem.NotFound {
		t.Errorf("a draft that is gone: %v", err)
	}
	if d := must[wire.Draft](t)(r.GetDraft(t.Context(), 2, "register")); d.Body != "Bos" {
		t.Errorf("somebody else's: %+v", d)
	}
}

func TestDraftsHaveLimits(t *testing.T) {
	r := furnished(t)
	if _, err := r.PutDraft(t.Context(), 1, "register", strings.Repeat("å", draftLimit)); err != nil {
		t.Error(err)
	}
	_, err := r.PutDraft(t.Context(), 1, "register", strings.Repeat("å", draftLimit+1))
	if x := problem.As(err); x == nil || x.Kind != problem.TooLarge || x.Slug != "draft-too-long" {
		t.Errorf("too long: %v", err)
	}
	for _, body := range []string{"a\x00b", "\xff"} {
		if _, err := r.PutDraft(t.Context(), 1, "register", body); problem.As(err) == nil {
			t.Errorf("%q: %v", body, err)
		}
	}
	wrong := tickets.FormatNumber(100001)
	wrong = wrong[:len(wrong)-1] + string('0'+(wrong[len(wrong)-1]-'0'+1)%10)
	for _, key := range []string{"", "Register", "ticket", "ticket:100001:note", "ticket:" + wrong + ":note", "ticket:" + tickets.FormatNumber(100001) + ":",
		"ticket:" + tickets.FormatNumber(100001) + ":Note", "ticket:" + tickets.FormatNumber(100001) + ":" + strings.Repeat("a", 31), "19890116-2384"} {
		_, put := r.PutDraft(t.Context(), 1, key, "x")
		_, get := r.GetDraft(t.Context(), 1, key)
		for _, err := range []error{put, get, r.DeleteDraft(t.Context(), 1, key)} {
			if x := problem.As(err); x == nil || x.Slug != "draft-key-invalid" {
				t.Errorf("key %q: %v", key, err)
			}
		}
	}
}

// At most 200 a person: the one left longest goes first, others' stay.
func TestOldestDraftsGo(t *testing.T) {
	r := furnished(t)
	must[wire.Draft](t)(r.PutDraft(t.Context(), 2, "register", "Bos, äldst av alla"))
	key := func(i int) string { return fmt.Sprintf("ticket:%s:note", tickets.FormatNumber(int64(100001+i))) }
	for i := range 205 {
		r.pass(time.Second)
		must[wire.Draft](t)(r.PutDraft(t.Context(), 1, key(i), "x"))
	}
	r.pass(time.Second)
	must[wire.Draft](t)(r.PutDraft(t.Context(), 1, key(100), "igen")) // one that is there drops none
	all := must[[]wire.Draft](t)(r.ListDrafts(t.Context(), 1))
	if len(all) != 200 || all[0].Key != key(100) || all[199].Key != key(5) {
		t.Errorf("%d drafts, from %s to %s", len(all), all[0].Key, all[len(all)-1].Key)
	}
	must[wire.Draft](t)(r.GetDraft(t.Context(), 2, "register"))
}
