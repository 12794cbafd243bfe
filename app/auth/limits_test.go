package auth

import (
	"fmt"
	"testing"
	"time"
)

var noon = time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC)

func TestLockRule(t *testing.T) {
	const m = time.Minute
	want := []time.Duration{0, 0, 0, 0, 0, 15 * m, 30 * m, 60 * m, 60 * m, 60 * m}
	for failed, lock := range want {
		until := DefaultLock.Until(failed, noon)
		if got := until.Sub(noon); lock > 0 && got != lock || lock == 0 && !until.IsZero() {
			t.Errorf("%d failures: locked until %v", failed, until)
		}
	}
	if got := DefaultLock.Until(1_000_000, noon).Sub(noon); got != time.Hour {
		t.Errorf("a million failures: %v", got)
	}
	if got := (LockRule{After: 1, First: time.Hour, Longest: time.Minute}).Until(1, noon).Sub(noon); got != time.Minute {
		t.Errorf("longest is the longest: %v", got)
	}
}

func TestLimiter(t *testing.T) {
	l := newLimiter(3)
	client, other := clientOf("192.0.2.1"), clientOf("192.0.2.2")
	take := func(now time.Time, want bool) {
		t.Helper()
		if got := l.take(client, now); got != want {
			t.Fatalf("at %v: %v", now.Sub(noon), got)
		}
	}
	for range 3 {
		take(noon, true)
	}
	take(noon, false)
	if !l.take(other, noon) {
		t.Error("another address is stopped too")
	}
	take(noon.Add(19*time.Second), false)
	take(noon.Add(20*time.Second), true) // a third of a minute gives one back
	take(noon.Add(20*time.Second), false)
	for range 100 { // those who succeed are never stopped
		l.give(client, noon.Add(21*time.Second))
		take(noon.Add(21*time.Second), true)
	}
	for range 10 {
		l.give(client, noon.Add(time.Hour))
	}
	for range 3 {
		take(noon.Add(time.Hour), true)
	}
	take(noon.Add(time.Hour), false)
	take(noon, false) // a clock that is set back gives nothing
}

func TestLimiterForgets(t *testing.T) {
	l := newLimiter(3)
	for i := range 5000 {
		l.take(clientOf(fmt.Sprintf("10.0.%d.%d", i/250, i%250)), noon.Add(time.Duration(i)*time.Second))
	}
	if len(l.buckets) > pruneAt {
		t.Errorf("%d addresses are remembered", len(l.buckets))
	}
}

func TestClientOf(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"192.0.2.1", "::ffff:192.0.2.1"},
		{"2001:db8::1", "2001:db8::ffff:2"},
		{"fe80::1%eth0", "fe80::2"},
		{"", "unknown"},
	} {
		if clientOf(c.a) != clientOf(c.b) {
			t.Errorf("%s and %s are two", c.a, c.b)
		}
	}
	for _, c := range []struct{ a, b string }{{"192.0.2.1", "192.0.2.2"}, {"2001:db8::1", "2001:db8:0:1::1"}, {"", "192.0.2.1"}} {
		if clientOf(c.a) == clientOf(c.b) {
			t.Errorf("%s and %s are one", c.a, c.b)
		}
	}
}

func TestPhantomsAreBounded(t *testing.T) {
	p := newPhantoms(LockRule{After: 1, First: time.Minute, Longest: time.Hour})
	for i := range maxPhantoms {
		p.fail(fmt.Sprint(i), noon)
	}
	if p.fail("one more", noon) || p.locked("one more", noon) {
		t.Error("more names are remembered than may be")
	}
	if !p.fail("0", noon) || !p.locked("0", noon) {
		t.Error("a name that is known counts on")
	}
	if !p.fail("one more", noon.Add(2*time.Hour)) || len(p.names) != 1 {
		t.Errorf("%d old names are not forgotten", len(p.names))
	}
}

func TestTokens(t *testing.T) {
	token, hash := newToken()
	if got, ok := hashToken(token); !ok || got != hash {
		t.Errorf("%q does not give its own hash", token)
	}
	if len(token) != 43 {
		t.Errorf("token of %d characters", len(token))
	}
	for _, text := range []string{"", "x", token[1:], token + "A", token[:42] + "=", token[:42] + "!", token[:42] + "\n", token[:21] + "\n" + token[22:]} {
		if _, ok := hashToken(text); ok {
			t.Errorf("%q passes for a token", text)
		}
	}
	if key := (TokenHash{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}).Key(); key < 0 {
		t.Errorf("key %d", key)
	}
}
