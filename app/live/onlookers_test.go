package live

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestWhatPeersSayIsNotTrusted(t *testing.T) {
	o := newOnlookers()
	now := time.Unix(1_000_000, 0)
	for _, text := range []string{"", "x", `{}`, `[[1]`, `[["a",1,1,1]]`, `[[1,1,1,99999999999999999999]]`, "[" + strings.Repeat("[1,1,1,1],", sightingsAtOnce) + "[1,1,1,1]]"} {
		if all, err := readSightings(text); err == nil {
			t.Errorf("took %.20q as %v", text, all)
		}
	}
	all, err := readSightings(`[[1,2,0,999999999],[0,2,1,5000],[1,-2,1,5000],[2,3,1,-5],[3,3,7,5000]]`)
	if err != nil {
		t.Fatal(err)
	}
	o.heard("b", all, now, time.Second)
	if n := o.size(); n != 2 {
		t.Errorf("%d looks", n)
	}
	o.expire(now.Add(time.Second)) // nobody stays longer than agreed
	if n := o.size(); n != 0 {
		t.Errorf("%d looks are left", n)
	}
}

func TestLooksAreBounded(t *testing.T) {
	o := newOnlookers()
	now := time.Unix(1_000_000, 0)
	socket := func(user int) *socket { return &socket{viewer: Viewer{UserID: user}} }
	one := socket(1)
	for ticket := range int64(2 * looksPerSocket) {
		o.look(one, 1+ticket, false, now)
	}
	if n := o.size(); n != looksPerSocket {
		t.Errorf("%d looks of one socket", n)
	}
	o.leave(one)
	for user := range 2 * looksPerTicket {
		o.look(socket(1+user), 1, false, now)
	}
	if n := o.size(); n != looksPerTicket {
		t.Errorf("%d looks at one ticket", n)
	}
	for ticket := range int64(2 * looksHere) {
		o.look(socket(1), 1+ticket, false, now)
	}
	if n := o.size(); n != looksHere {
		t.Errorf("%d looks here", n)
	}
	for ticket := range int64(2 * looksInAll) {
		o.heard("b", []sighting{{1 + ticket, 7, 1, 1000}}, now, time.Minute)
	}
	if n := o.size(); n != looksInAll {
		t.Errorf("%d looks in all", n)
	}
	o.expire(now.Add(time.Hour))
	if n := o.size(); n != 0 || o.here != 0 || len(o.by) != 0 {
		t.Errorf("%d looks, %d here, %d sockets are left", n, o.here, len(o.by))
	}
}

// PostgreSQL passes on less than 8000 bytes, and the replica's name goes with it.
func TestWhatPeersAreToldFits(t *testing.T) {
	all := make([]sighting, 2*sightingsAtOnce+1)
	for i := range all {
		all[i] = sighting{lookTicket, 1 << 31, 1, 3_600_000}
	}
	written := texts(all)
	for _, text := range written {
		if len(text) > 7900 {
			t.Errorf("%d bytes", len(text))
		}
	}
	if len(written) != 3 {
		t.Errorf("%d texts", len(written))
	}
	back, err := readSightings(written[2])
	if err != nil || fmt.Sprint(back) != fmt.Sprint(all[:1]) {
		t.Errorf("read %v, %v", back, err)
	}
	if texts(nil) != nil {
		t.Error("nobody is told of")
	}
}
