// Package migrations remembers the database: numbered SQL files in goose's
// format, each opening with why it exists. A file that has been released is
// never changed; the next thought gets the next number.
package migrations

import "embed"

// FS holds every migration, at its root.
//
//go:embed *.sql
var FS embed.FS
