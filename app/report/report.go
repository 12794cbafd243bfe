// Package report holds the questions that supervisors ask of the desk's own
// work (KP-8, KP-11), one .sql file each with what it counts in plain words on
// top. What counts as solved is said once, in counted.sql; the questions
// include it.
//
// No figure names an employee or can be asked about one (P-13): they are of lines,
// queues, units, ways, days and hours. person.sql alone tells of one person's
// day, and says on top for whom.
//
// The package asks nothing by itself: app/postgres sends the questions and puts
// the arguments (@units and the like) in.
package report

import (
	_ "embed" // the questions
	"strings"
)

var (
	//go:embed counted.sql
	counted string
	//go:embed resolution.sql
	resolution string
	//go:embed today.sql
	today string
	//go:embed hours.sql
	hours string
	//go:embed ways.sql
	ways string
	//go:embed promise.sql
	promise string
	//go:embed waiting.sql
	waiting string
	//go:embed failed.sql
	failed string
	//go:embed person.sql
	person string
	//go:embed routing.sql
	routing string
)

// The questions, ready to be asked.
var (
	Resolution = statement(resolution)
	Today      = statement(today)
	Hours      = statement(hours)
	Ways       = statement(ways)
	Promise    = statement(promise)
	Waiting    = statement(waiting)
	Failed     = statement(failed)
	Person     = statement(person)
	Routing    = statement(routing)
)

// include is how a question says that the definition stands here.
const include = `\i counted.sql`

// statement puts the definition in and leaves the comments out: they are for
// people, and their apostrophes and question marks are not for a driver.
func statement(question string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.ReplaceAll(question, include, counted)) {
		if !strings.HasPrefix(strings.TrimSpace(line), "--") {
			b.WriteString(line)
		}
	}
	return strings.TrimSpace(b.String())
}
