package bench

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kontaktpunkten/app/postgres/embedded"
	"kontaktpunkten/tickets"
)

// threads makes the tickets with long threads, and gives their numbers.
func (b *bench) threads(ctx context.Context) (ids []int64, err error) {
	text, err := scripts.ReadFile("long_thread.sql")
	if err != nil {
		return nil, err
	}
	owner := b.server.URL(embedded.Database, embedded.OwnerRole)
	for _, statement := range strings.Split(string(text), ";\n") {
		if strings.TrimSpace(statement) == "" {
			continue
		}
		if _, err := b.sql(ctx, owner, strings.ReplaceAll(statement, "$1", strconv.Itoa(b.large))); err != nil {
			return nil, fmt.Errorf("long threads: %w", err)
		}
	}
	for {
		var after int64
		if len(ids) > 0 {
			after = ids[len(ids)-1]
		}
		id, err := b.sql(ctx, owner, `select coalesce(min(ticket_id), 0) from deliveries where ticket_id > $1 and unique_key like 'message:%'`, after)
		if err != nil || id == 0 {
			return ids, err
		}
		ids = append(ids, id)
	}
}

// open500 opens tickets with 500 messages as the screen does: the ticket, and
// the newest page of its timeline.
func (b *bench) open500(ctx context.Context) ([]Row, error) {
	ids, err := b.threads(ctx)
	if err != nil {
		return nil, err
	}
	user, err := b.userID(ctx, "chef")
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, n := range []int{1, 16} {
		all, err := b.clients(ctx, n, "chef")
		if err != nil {
			return nil, err
		}
		s, err := b.loop(ctx, n, func(c, i int) error {
			path := "/api/v1/tickets/" + tickets.FormatNumber(ids[(i*n+c)%len(ids)])
			if _, err := all[c].do("GET", path, nil, "", 200, nil); err != nil {
				return err
			}
			_, err := all[c].do("GET", path+"/timeline?order=newest&limit=50", nil, "", 200, nil)
			return err
		})
		if err != nil {
			return nil, err
		}
		limit, err := b.limit(ctx, "open_500.sql", n, "userid="+strconv.FormatInt(user, 10), fmt.Sprint("lo=", ids[0]), fmt.Sprint("hi=", ids[len(ids)-1]))
		if err != nil {
			return nil, err
		}
		rows = append(rows, s.row("open_500", n, limit))
	}
	return rows, nil
}
