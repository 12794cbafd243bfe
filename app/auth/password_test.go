package auth

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
)

func TestHashAndCheck(t *testing.T) {
	h := NewHasher(DemoParams)
	const decomposed, composed = "gra\u030a ha\u0308st 2026", "gr\u00e5 h\u00e4st 2026"
	first, err := h.Hash(t.Context(), composed)
	if err != nil {
		t.Fatal(err)
	}
	second, err := h.Hash(t.Context(), composed)
	if err != nil {
		t.Fatal(err)
	}
	if first == second {
		t.Error("two hashes of one password are the same: no salt")
	}
	if !strings.HasPrefix(first, "$argon2id$v=19$m=1024,t=1,p=1$") {
		t.Errorf("hash %s", first)
	}
	strong := NewHasher(Params{Memory: 2 << 10, Time: 1, Threads: 1})
	for _, c := range []struct {
		name           string
		by             *Hasher
		hash, password string
		ok, outdated   bool
	}{
		{"right", h, first, composed, true, false},
		{"right, typed on a Mac", h, first, decomposed, true, false},
		{"wrong", h, first, "gr\u00e5 h\u00e4st 2025", false, false},
		{"empty", h, first, "", false, false},
		{"other costs", strong, first, composed, true, true},
		{"no password set", h, "", "", false, false},
		{"no password set, some typed", h, "", composed, false, false},
	} {
		ok, outdated, err := c.by.check(c.hash, c.password)
		if err != nil || ok != c.ok || outdated != c.outdated {
			t.Errorf("%s: %v, %v, %v", c.name, ok, outdated, err)
		}
	}
}

func TestMalformedHashes(t *testing.T) {
	good := newPHC(DemoParams, "x").String()
	parts := strings.Split(good, "$")
	with := func(i int, part string) string {
		changed := strings.Split(good, "$")
		changed[i] = part
		return strings.Join(changed, "$")
	}
	for _, text := range []string{
		"x", "$2y$10$abcdefghijklmnopqrstuv", good + "$", good + "=", " " + good, strings.TrimPrefix(good, "$"),
		with(1, "argon2i"), with(2, "v=16"), with(3, "m=1024,t=1"), with(3, "m=1024,t=0,p=1"), with(3, "m=1024,t=1,p=0"),
		with(3, "m=4,t=1,p=1"), with(3, "m=4294967295,t=1,p=1"), with(3, "m=1024,t=99999,p=1"), with(3, "m=1024,t=1,p=256"),
		with(3, "m=1024,t=1,p=1,x=1"), with(3, "m=01024,t=1,p=1"), with(4, "AAAA"), with(4, "!"+parts[4]), with(5, ""), with(5, parts[5]+"AAAAAAAA"+parts[5]+parts[5]),
	} {
		if _, _, err := NewHasher(DemoParams).check(text, "x"); !errors.Is(err, errHashFormat) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := parsePHC(good); err != nil {
		t.Errorf("%q: %v", good, err)
	}
}

// What is hashed in service costs what was decided.
func TestDefaultParams(t *testing.T) {
	if hash := dummyPHC(DefaultParams).String(); !strings.HasPrefix(hash, "$argon2id$v=19$m=65536,t=3,p=1$") {
		t.Errorf("hash %s", hash)
	}
}

func TestTwoHashingsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := NewHasher(DemoParams)
		leave := make([]func(), 2)
		for i := range leave {
			var err error
			if leave[i], err = h.enter(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		patient, cancel := context.WithTimeout(t.Context(), hashingWait+1)
		defer cancel()
		if _, err := h.Hash(patient, "x"); !errors.Is(err, ErrSignInBusy) {
			t.Errorf("third: %v", err)
		}
		hasty, cancel := context.WithTimeout(t.Context(), hashingWait-1)
		defer cancel()
		if _, err := h.Hash(hasty, "x"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("who hangs up: %v", err)
		}
		done := make(chan error)
		go func() {
			_, err := h.Hash(t.Context(), "x")
			done <- err
		}()
		synctest.Wait()
		leave[0]()
		if err := <-done; err != nil {
			t.Errorf("after one has left: %v", err)
		}
		leave[1]()
		if len(h.slots) != 0 {
			t.Errorf("%d slots are still taken", len(h.slots))
		}
	})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := NewHasher(DemoParams).Hash(ctx, "x"); !errors.Is(err, context.Canceled) {
		t.Errorf("ended context: %v", err)
	}
}

func BenchmarkDefaultHash(b *testing.B) {
	for b.Loop() {
		newPHC(DefaultParams, "korrekt häst batteri")
	}
}
