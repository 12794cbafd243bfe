package app_test

import (
	"log/slog"
	"net"
	"strings"
	"testing"

	"kontaktpunkten/app"
	"kontaktpunkten/app/apptest"
	"kontaktpunkten/tickets"
)

// What fails at the start is told in words, with the setting's name.
func TestAddressThatIsTaken(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	env := map[string]string{"KP_ADDR": taken.Addr().String(), "KP_DATA_DIR": t.TempDir()}
	cfg, err := app.Load(nil, func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	desk, err := app.New(t.Context(), cfg, slog.New(slog.DiscardHandler), nil)
	if err == nil || !strings.Contains(err.Error(), "KP_ADDR: cannot listen on "+env["KP_ADDR"]) {
		t.Errorf("got %v, want what to do about KP_ADDR", err)
	}
	if desk != nil {
		t.Error("there is a desk all the same")
	}
}

// A draft's key has colons, which browsers write as %3A in an address.
func TestDraftOfATicketByItsEscapedKey(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	number := tickets.FormatNumber(100001)
	a := anna.Do("PUT", "/api/v1/drafts/ticket%3A"+number+"%3Anote", map[string]string{"body": "Ringer igen i eftermiddag."})
	if a.Status != 200 {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	var draft struct{ Key string }
	if a.Into(t, &draft); draft.Key != "ticket:"+number+":note" {
		t.Errorf("kept as %q", draft.Key)
	}
}
