package postgres

import (
	"database/sql"
	"testing"
)

// byOwner runs SQL as the role that migrates: what the serving role may not do.
func (r *room) byOwner(t *testing.T, statement string) {
	t.Helper()
	owner, err := sql.Open("pgx", r.owner)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = owner.Close() }()
	if _, err := owner.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}
