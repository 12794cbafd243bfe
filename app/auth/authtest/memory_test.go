package authtest_test

import (
	"testing"

	"kontaktpunkten/app/auth/authtest"
)

// The store in memory is held to what the one on PostgreSQL is held to.
func TestMemory(t *testing.T) {
	authtest.Run(t, func(*testing.T) authtest.Stores {
		m := authtest.NewMemory(authtest.Units, authtest.Queues)
		return authtest.Stores{Accounts: m, Sessions: m, Users: m, Events: m.Events}
	})
}
