package bench

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"kontaktpunkten/app/postgres/embedded"
)

//go:embed *.sql
var scripts embed.FS

var tps = regexp.MustCompile(`tps = ([0-9.]+) \(without initial`)

// limit is what pgbench reaches with one of the scripts beside this file, in
// transactions a second: the same rows on the same schema, by the serving role,
// over the same connection, and nothing else.
func (b *bench) limit(ctx context.Context, script string, clients int, variables ...string) (float64, error) {
	text, err := scripts.ReadFile(script)
	if err != nil {
		return 0, err
	}
	file := filepath.Join(b.folder, script)
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return 0, err
	}
	args := []string{"-n", "-f", file, "-c", strconv.Itoa(clients), "-j", "2", "-M", "prepared", "-T", strconv.Itoa(max(1, int(b.o.For.Seconds())))}
	for _, v := range variables {
		args = append(args, "-D", v)
	}
	args = append(args, b.server.URL(embedded.Database, embedded.AppRole))
	command := exec.CommandContext(ctx, filepath.Join(b.server.BinDir(), "pgbench"), args...)
	out, err := command.CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("pgbench %s: %w\n%s", script, err, out)
	}
	found := tps.FindSubmatch(out)
	if found == nil {
		return 0, fmt.Errorf("pgbench %s says no rate:\n%s", script, out)
	}
	return strconv.ParseFloat(string(found[1]), 64)
}

// sql runs one statement and gives its first column of its first row, if any.
func (b *bench) sql(ctx context.Context, url, statement string, args ...any) (n int64, err error) {
	db, err := sql.Open("pgx", url)
	if err != nil {
		return 0, err
	}
	defer func() { _ = db.Close() }()
	rows, err := db.QueryContext(ctx, statement, args...)
	if err != nil {
		return 0, err
	}
	defer func() { _ = rows.Close() }()
	if rows.Next() {
		err = rows.Scan(&n)
	}
	if err == nil {
		err = rows.Err()
	}
	return n, err
}
