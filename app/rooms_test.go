package app

import (
	"os/exec"
	"strings"
	"testing"
)

// The rooms below app know the work and nothing of the world, not even through
// something that they import. (golangci-lint's depguard sees direct imports.)
func TestArrowsOnlyPointDown(t *testing.T) {
	world := map[string]string{
		"kontaktpunkten/app":           "tickets and routing know nothing of the world",
		"kontaktpunkten/cmd":           "cmd starts everything and is imported by nothing",
		"gorm.io/":                     "the work has no database",
		"github.com/jackc/":            "the work has no database",
		"database/sql":                 "the work has no database",
		"net/http":                     "the work has no HTTP",
		"github.com/gofiber/":          "the work has no HTTP",
		"github.com/valyala/":          "the work has no HTTP",
		"github.com/danielgtaylor/":    "the work has no HTTP",
		"github.com/gorilla/websocket": "the work has no sockets",
		"github.com/casbin/":           "who may do what is the caller's question",
		"github.com/riverqueue/":       "clocks and jobs are handed in",
		"github.com/prometheus/":       "the work measures nothing",
	}
	leaf := map[string]string{"kontaktpunkten/routing": "leaves know nothing of routing", "kontaktpunkten/tickets\n": "leaves know nothing of tickets"}
	for _, room := range []struct {
		folders   []string
		forbidden map[string]string
	}{
		{[]string{"../tickets/...", "../routing/..."}, world},
		{[]string{"../tickets/..."}, map[string]string{"kontaktpunkten/routing": "routing looks at tickets, never the other way"}},
		{[]string{"../tickets/personnummer", "../tickets/workday", "../tickets/sla", "../tickets/problem"}, leaf},
		{[]string{"./wire/..."}, map[string]string{"gorm.io/": "structs on the wire are not rows", "kontaktpunkten/app/postgres": "the wire depends on no room"}},
		{[]string{"./api/..."}, map[string]string{"kontaktpunkten/app/postgres": "stores are handed in", "gorm.io/": "GORM lives in app/postgres and only there"}},
	} {
		output, err := exec.CommandContext(t.Context(), "go", append([]string{"list", "-deps"}, room.folders...)...).Output()
		if err != nil {
			t.Fatalf("go list %v: %v", room.folders, err)
		}
		for dependency := range strings.Lines(string(output)) {
			for prefix, reason := range room.forbidden {
				if strings.HasPrefix(dependency, prefix) {
					t.Errorf("%v: %s: %s", room.folders, strings.TrimSpace(dependency), reason)
				}
			}
		}
	}
}
