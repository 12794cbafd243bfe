package app_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/wire"
)

// theirs is a mail server that relays for the desk.
type theirs struct {
	mu      sync.Mutex
	dies    bool   // after the text, before it answers
	refuses string // an address
	came    []relayed
}

type relayed struct{ to, text string }

type line struct {
	*theirs
	conn *smtp.Conn
	to   string
}

func (r *theirs) NewSession(c *smtp.Conn) (smtp.Session, error) {
	return &line{theirs: r, conn: c}, nil
}
func (l *line) Mail(string, *smtp.MailOptions) error { return nil }
func (l *line) Reset()                               {}
func (l *line) Logout() error                        { return nil }

func (l *line) Rcpt(to string, _ *smtp.RcptOptions) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.to = to; to == l.refuses {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: to + " is unknown"}
	}
	return nil
}

func (l *line) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.came = append(l.came, relayed{l.to, string(text)})
	if l.dies {
		return l.conn.Conn().Close()
	}
	return nil
}

func (r *theirs) set(change func(*theirs)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	change(r)
}

// mails are what came so far, in order.
func (r *theirs) mails() []relayed {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]relayed(nil), r.came...)
}

func (r *theirs) serve(t *testing.T, address string) {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	s := smtp.NewServer(r)
	s.Domain = "relay.example.org"
	go func() { _ = s.Serve(l) }()
	t.Cleanup(func() { _ = s.Close() })
}

// nowhere is an address of this machine where nobody listens.
func nowhere(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// until waits for something to come true.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(30 * time.Millisecond)
	defer tick.Stop()
	late := time.After(time.Minute)
	for !holds() {
		select {
		case <-late:
			t.Fatalf("waited in vain for %s", what)
		case <-tick.C:
		}
	}
}

func clockTo(t *testing.T, desk *apptest.Desk, at time.Time) {
	t.Helper()
	if a := desk.Anybody(t).Do("POST", "/test/clock", map[string]any{"at": at}); a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
}

// undelivered is the supervisor's list.
func undelivered(t *testing.T, c *apptest.Client, state string) []wire.Delivery {
	t.Helper()
	var page wire.List[wire.Delivery]
	a := c.Do("GET", "/api/v1/deliveries?state="+state, nil)
	if a.Into(t, &page); a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	return page.Items
}

func answer(t *testing.T, c *apptest.Client, ticket wire.Ticket, text string) wire.Ticket {
	t.Helper()
	return ticketOf(t, c.Do("POST", "/api/v1/tickets/"+ticket.Number+"/replies", map[string]any{"version": ticket.Version, "text": text, "via": "email"}), http.StatusOK)
}

// A relay that is down for an hour loses nothing: attempts back off, and when it
// is back all that was written goes out once, in order for each customer.
func TestARelayThatIsDownForAnHour(t *testing.T) {
	address, relay := nowhere(t), &theirs{}
	desk := apptest.Start(t, "KP_SMTP_RELAY=smtp://"+address)
	began := time.Now().Add(time.Hour)
	clockTo(t, desk, began)
	anna, chef := desk.SignIn(t, "forsta"), desk.SignIn(t, "chef")
	const customers = 6
	for i := range customers {
		ticket := asked(t, anna, fmt.Sprintf("kund%d@example.org", i), "Undrar om tid")
		for _, text := range []string{"Svar ett.", "Svar två."} {
			ticket = answer(t, anna, ticket, text)
		}
	}
	at := began.Add(15 * time.Second) // the ten seconds of regret are over
	for attempt, wait := range []time.Duration{0, time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute} {
		at = at.Add(wait + 2*time.Second)
		clockTo(t, desk, at)
		until(t, fmt.Sprintf("attempt %d of all", attempt+1), func() bool {
			tried := 0
			for _, d := range undelivered(t, chef, "waiting") {
				if d.Attempts == attempt+1 && d.Fault == "relay-unreachable" && d.State == "queued" && d.NextAt.After(at) {
					tried++
				}
			}
			return tried == 2*customers
		})
	}
	relay.serve(t, address)
	clockTo(t, desk, at.Add(time.Hour+2*time.Second))
	until(t, "all mails", func() bool { return len(undelivered(t, chef, "waiting")) == 0 })
	heard, last := map[string]int{}, map[string]string{}
	for _, m := range relay.mails() {
		heard[m.to]++
		for nr, text := range map[int]string{1: "Svar ett.", 2: "Svar tv=C3=A5."} {
			if strings.Contains(m.text, text) && heard[m.to] != nr {
				t.Errorf("%s hears %q as number %d", m.to, text, heard[m.to])
			}
		}
		last[m.to] = m.text
	}
	if len(heard) != customers || len(relay.mails()) != 2*customers {
		t.Errorf("heard %v", heard)
	}
	if failed := undelivered(t, chef, "failed"); len(failed) != 0 {
		t.Errorf("failed %+v", failed)
	}
}

var ownID = regexp.MustCompile(`(?m)^Message-ID:\s*(\S+)`)

// A relay that dies with the text in its hands leaves what nobody can tell: it
// is shown, never sent again by itself, and once by a person, under the same id.
func TestARelayThatDiesWithTheText(t *testing.T) {
	address, relay := nowhere(t), &theirs{dies: true}
	relay.serve(t, address)
	desk := apptest.Start(t, "KP_SMTP_RELAY=smtp://"+address)
	began := time.Now().Add(time.Hour)
	clockTo(t, desk, began)
	anna, chef := desk.SignIn(t, "forsta"), desk.SignIn(t, "chef")
	ticket := asked(t, anna, "kund@example.org", "Undrar om tid")
	answer(t, anna, ticket, "Svar.")
	clockTo(t, desk, began.Add(15*time.Second))
	until(t, "the delivery to be uncertain", func() bool { return len(undelivered(t, chef, "uncertain")) == 1 })
	d := undelivered(t, chef, "uncertain")[0]
	if d.Ticket != ticket.Number || d.Fault != "broke-off" || !d.Can.Again || !d.Can.Arrived {
		t.Errorf("%+v", d)
	}
	relay.set(func(r *theirs) { r.dies = false })
	clockTo(t, desk, began.Add(6*time.Hour))
	other := asked(t, anna, "annan@example.org", "Undrar om annat")
	answer(t, anna, other, "Ett annat svar.")
	clockTo(t, desk, began.Add(6*time.Hour+15*time.Second))
	until(t, "the next mail", func() bool { return len(relay.mails()) == 2 })
	if to := relay.mails()[1].to; to != "annan@example.org" || len(undelivered(t, chef, "uncertain")) != 1 {
		t.Fatalf("sent again by itself, to %s", to)
	}
	if a := chef.Do("POST", fmt.Sprintf("/api/v1/deliveries/%d/again", d.ID), nil); a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	until(t, "it to be sent again", func() bool { return len(relay.mails()) == 3 })
	first, again := relay.mails()[0], relay.mails()[2]
	if id := ownID.FindStringSubmatch(first.text); id == nil || !strings.Contains(again.text, id[1]) || again.to != first.to {
		t.Errorf("%v, then\n%s", id, again.text)
	}
}

// An address that is refused: the writer is told, and the closed ticket is back.
func TestAnAnswerThatIsRefused(t *testing.T) {
	address, relay := nowhere(t), &theirs{refuses: "fel@example.org"}
	relay.serve(t, address)
	desk := apptest.Start(t, "KP_SMTP_RELAY=smtp://"+address)
	began := time.Now().Add(time.Hour)
	clockTo(t, desk, began)
	anna, chef := desk.SignIn(t, "forsta"), desk.SignIn(t, "chef")
	ticket := asked(t, anna, "fel@example.org", "Undrar om tid")
	path := "/api/v1/tickets/" + ticket.Number
	ticketOf(t, anna.Do("POST", path+"/replies", map[string]any{"version": 1, "text": "Svar.", "via": "email", "close": map[string]any{"action": "informed"}}), http.StatusOK)
	clockTo(t, desk, began.Add(15*time.Second))
	var page wire.Notices
	until(t, "the notice", func() bool {
		anna.Do("GET", "/api/v1/notices", nil).Into(t, &page)
		return page.Unread == 1
	})
	if n := page.Items[0]; n.Kind != "delivery-failed" || n.Ticket != ticket.Number || n.Actor != nil {
		t.Errorf("%+v", n)
	}
	var list wire.List[wire.Ticket]
	if chef.Do("GET", "/api/v1/tickets", nil).Into(t, &list); len(list.Items) != 1 || list.Items[0].Number != ticket.Number || !list.Items[0].Unread || list.Items[0].Status != "queued" {
		t.Errorf("the ticket is not back: %+v", list.Items)
	}
	if failed := undelivered(t, chef, "failed"); len(failed) != 1 || failed[0].Fault != "address-refused" || failed[0].Writer == nil {
		t.Errorf("%+v", failed)
	}
	if n := len(relay.mails()); n != 0 {
		t.Errorf("%d mails", n)
	}
}
