package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kontaktpunkten/app/seed"
)

// keeper is a relay that takes a mail for good and then does what it is told,
// before it says so.
type keeper struct {
	net.Listener
	kept  atomic.Int32
	taken func()
}

func (r *keeper) serve() {
	for {
		conn, err := r.Accept()
		if err != nil {
			return
		}
		go r.talk(conn)
	}
}

func (r *keeper) talk(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	say := func(words string) { _, _ = fmt.Fprintf(conn, "%s\r\n", words) } // nobody may be left to hear it
	in := bufio.NewReader(conn)
	say("220 relay.example.org")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		if !strings.HasPrefix(line, "DATA") {
			say("250 Ok")
			continue
		}
		for say("354 go on"); line != ".\r\n"; {
			if line, err = in.ReadString('\n'); err != nil {
				return
			}
		}
		r.kept.Add(1)
		r.taken()
		say("250 Ok: queued as 4ABC")
	}
}

// must asks and reads the answer.
func (k *killed) must(method, path string, body any, status int, into any) {
	k.t.Helper()
	got, text, err := k.ask(k.t.Context(), method, path, body)
	if err != nil || got != status {
		k.t.Fatalf("%s %s: %v %d %s", method, path, err, got, text)
	}
	if into != nil {
		if err := json.Unmarshal(text, into); err != nil {
			k.t.Fatal(err)
		}
	}
}

// ahead moves the program's clock.
func (k *killed) ahead(d time.Duration) {
	k.t.Helper()
	var me struct{ Now time.Time }
	k.must("GET", "/api/v1/me", nil, http.StatusOK, &me)
	k.must("POST", "/test/clock", map[string]any{"at": me.Now.Add(d)}, http.StatusOK, nil)
}

// uncertain are the deliveries of which nobody can tell.
func (k *killed) uncertain() (all []struct{ Ticket, Fault string }) {
	k.t.Helper()
	var page struct {
		Items []struct{ Ticket, Fault string }
	}
	k.must("GET", "/api/v1/deliveries?state=uncertain", nil, http.StatusOK, &page)
	return page.Items
}

// kill -9 of the program when the relay has taken a mail for good and nothing of
// it is noted here: after the next start nobody can tell, which is shown, and
// the mail is not sent again.
func TestKilledWithTheMailAway(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	k := build(t)
	dead := make(chan struct{})
	relay := &keeper{Listener: l, taken: func() {
		_ = k.process.Process.Kill()
		_ = k.process.Wait()
		close(dead)
	}}
	go relay.serve()
	defer func() { _ = l.Close() }()
	t.Setenv("KP_SMTP_RELAY", "smtp://"+l.Addr().String())
	t.Setenv("KP_TEST_CLOCK", "true")
	k.start()
	k.must("POST", "/api/v1/session", map[string]string{"username": "chef", "password": seed.Password}, http.StatusOK, nil)
	var ticket struct {
		Number  string
		Version int
	}
	k.must("POST", "/api/v1/tickets", map[string]any{
		"channel": "phone", "customer": map[string]string{"kind": "patient", "email": "kund@example.org"}, "reason": "booking", "subject": "Ny tid",
		"patient": map[string]string{"identity_number": seed.Identity(4711).String()}, "text": "Vill ha svar med e-post.",
	}, http.StatusCreated, &ticket)
	before := len(k.uncertain())
	k.must("POST", "/api/v1/tickets/"+ticket.Number+"/replies", map[string]any{"version": ticket.Version, "text": "Svar.", "via": "email"}, http.StatusOK, nil)
	k.ahead(15 * time.Second)
	select {
	case <-dead:
	case <-time.After(time.Minute):
		t.Fatal("the relay got no mail")
	}
	k.start()
	defer func() {
		_ = k.process.Process.Signal(os.Interrupt)
		if err := k.process.Wait(); err != nil {
			t.Errorf("a graceful stop: %v", err)
		}
	}()
	k.ahead(5 * time.Minute) // past the claim of the one that died
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	late := time.After(time.Minute)
	for len(k.uncertain()) == before {
		select {
		case <-late:
			t.Fatal("what became of the mail is not shown")
		case <-tick.C:
		}
	}
	if d := k.uncertain()[0]; d.Ticket != ticket.Number || d.Fault != "broke-off" || relay.kept.Load() != 1 {
		t.Errorf("%+v, sent %d times", d, relay.kept.Load())
	}
}
