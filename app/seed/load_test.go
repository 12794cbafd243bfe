package seed_test

import (
	"context"
	"testing"
	"time"

	"kontaktpunkten/app/seed"
)

func TestLoad(t *testing.T) {
	ctx := context.Background()
	db := open(t, tuesday)
	if err := seed.Catalogue(ctx, db); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := seed.Load(ctx, db, 100000, tuesday); err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(began))
}
