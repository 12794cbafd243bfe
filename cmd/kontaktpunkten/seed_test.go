package main

import (
	"strings"
	"testing"

	"kontaktpunkten/app/postgres/pgtest"
)

func TestSeed(t *testing.T) {
	database := []string{"DATABASE_URL=" + pgtest.New(t).AppURL}
	for range 2 {
		if code, out, errs := call(t, "", database, "seed"); code != 0 || !strings.Contains(out, "-demo") {
			t.Fatalf("%d %s %s", code, out, errs)
		}
	}
	if code, out, errs := call(t, "", database, "user", "list"); code != 0 || !strings.Contains(out, "forsta2") {
		t.Errorf("%d %s %s", code, out, errs)
	}
}

func TestSeedRefusesADeskInUse(t *testing.T) {
	database := []string{"DATABASE_URL=" + pgtest.New(t).AppURL}
	if code, _, errs := call(t, "en lång lösenfras\n", database, "user", "add", "anna"); code != 0 {
		t.Fatal(errs)
	}
	if code, _, errs := call(t, "", database, "seed"); code != 1 || !strings.Contains(errs, "other data") {
		t.Errorf("%d %s", code, errs)
	}
	if code, _, errs := call(t, "", database, "seed", "everything"); code != 2 || !strings.Contains(errs, "usage:") {
		t.Errorf("%d %s", code, errs)
	}
}
