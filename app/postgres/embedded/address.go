package embedded

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
)

// Address is where a running cluster answers.
type Address struct {
	secrets secrets
	socket  string
}

// URL is a connection string for a role of the cluster, understood by pgx and by
// PostgreSQL's own programs. It holds the role's password: never log it.
func (a Address) URL(database, role string) string {
	return (&url.URL{
		Scheme:   "postgres",
		User:     url.UserPassword(role, a.secrets.of(role)),
		Path:     "/" + database,
		RawQuery: url.Values{"host": {a.socket}, "port": {socketPort}, "sslmode": {"disable"}}.Encode(),
	}).String()
}

// Join finds the cluster that a running desk keeps in dataDir, for a program
// that works beside it after Start has answered ErrInUse. The desk may stop it
// at any time.
func Join(dataDir string) (Address, error) {
	dir, err := filepath.Abs(dataDir)
	if err != nil {
		return Address{}, fmt.Errorf("embedded: data folder: %w", err)
	}
	path := filepath.Join(dir, "secrets.json")
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return Address{}, fmt.Errorf("embedded: no desk has run on %s", dir)
	}
	s, err := openSecrets(path)
	if err != nil {
		return Address{}, fmt.Errorf("embedded: %w", err)
	}
	return Address{secrets: s, socket: socketPath(dir)}, nil
}
