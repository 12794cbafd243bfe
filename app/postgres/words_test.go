package postgres_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
)

// What one replica tells reaches every other, in order and whole, and not itself.
func TestWordsReachTheOtherReplicas(t *testing.T) {
	a, conn, url := newEvents(t)
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	running.Go(func() { _ = a.Run(ctx) })
	<-a.Wake() // it listens now
	if _, err := conn.Exec(t.Context(), "listen kontaktpunkten_words"); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("å", 3900)
	for _, text := range []string{"ett", long, "två ord"} {
		if err := a.Tell(t.Context(), text); err != nil {
			t.Fatal(err)
		}
	}
	var from string
	for _, want := range []string{"ett", long, "två ord"} {
		notice, err := conn.WaitForNotification(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		name, text, _ := strings.Cut(notice.Payload, " ")
		if text != want || name == "" || from != "" && name != from {
			t.Errorf("%.20q from %q", text, name)
		}
		from = name
	}
	other := connect(t, url)
	for i := range 2 {
		if _, err := other.Exec(t.Context(), "select pg_notify('kontaktpunkten_words', $1)", fmt.Sprintf("other hej %d", i)); err != nil {
			t.Fatal(err)
		}
	}
	// Its own words came before these, and it was not told of them.
	for i := range 2 {
		if word := <-a.Told(); word.From != "other" || word.Text != fmt.Sprintf("hej %d", i) {
			t.Errorf("told %+v", word)
		}
	}
	if err := a.Tell(t.Context(), strings.Repeat("x", 8000)); err == nil {
		t.Error("more than PostgreSQL passes on")
	}
}
