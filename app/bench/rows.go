package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"kontaktpunkten/app/postgres/embedded"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/app/wire"
)

// queues finds the queue that holds most tickets, and makes one that holds 1 000.
func (b *bench) queues(ctx context.Context) error {
	url := b.server.URL(embedded.Database, embedded.OwnerRole)
	large, err := b.sql(ctx, url, `select queue_id from tickets where unit_id = 1 and status <> 'closed' group by 1 order by count(*) desc, 1 limit 1`)
	if err != nil {
		return err
	}
	small, err := b.sql(ctx, url, `insert into queues (code, unit_id, name, line, position) values ('bench-small', 1, 'Liten kö', 1, 99) returning id`)
	if err != nil {
		return err
	}
	b.large, b.small = int(large), int(small)
	for _, statement := range []string{
		// Most of the tickets into one queue, as a list of 100 000 has to be measured on.
		fmt.Sprintf(`update tickets set queue_id = %d, unit_id = 1 where id in (select id from tickets where status <> 'closed' order by id desc offset 1000)`, large),
		fmt.Sprintf(`update tickets set queue_id = %d, unit_id = 1 where id in (select id from tickets where status <> 'closed' order by id desc limit 1000)`, small),
		`vacuum analyze tickets`,
	} {
		if _, err := b.sql(ctx, url, statement); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) userID(ctx context.Context, username string) (int64, error) {
	return b.sql(ctx, b.server.URL(embedded.Database, embedded.OwnerRole), `select id from users where username = $1`, username)
}

// list asks for the first page of 50 of a queue.
func (b *bench) list(ctx context.Context, name string, queue int) ([]Row, error) {
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
		path := "/api/v1/tickets?limit=50&queue=" + strconv.Itoa(queue)
		s, err := b.loop(ctx, n, func(c, _ int) error {
			_, err := all[c].do("GET", path, nil, "", 200, nil)
			return err
		})
		if err != nil {
			return nil, err
		}
		limit, err := b.limit(ctx, "list.sql", n, "q="+strconv.Itoa(queue), "unit=1", "userid="+strconv.FormatInt(user, 10))
		if err != nil {
			return nil, err
		}
		rows = append(rows, s.row(name, n, limit))
	}
	return rows, nil
}

// open opens tickets of the large queue, one after the other.
func (b *bench) open(ctx context.Context) ([]Row, error) {
	c, err := b.client(ctx, "chef")
	if err != nil {
		return nil, err
	}
	user, err := b.userID(ctx, "chef")
	if err != nil {
		return nil, err
	}
	owner := b.server.URL(embedded.Database, embedded.OwnerRole)
	first, err := b.sql(ctx, owner, `select min(id) from tickets`)
	if err != nil {
		return nil, err
	}
	last, err := b.sql(ctx, owner, `select max(id) from tickets`)
	if err != nil {
		return nil, err
	}
	var page wire.List[wire.Ticket]
	if _, err := c.do("GET", "/api/v1/tickets?limit=200&queue="+strconv.Itoa(b.large), nil, "", 200, &page); err != nil {
		return nil, err
	}
	var rows []Row
	for _, n := range []int{1, 16} {
		all, err := b.clients(ctx, n, "chef")
		if err != nil {
			return nil, err
		}
		s, err := b.loop(ctx, n, func(c, i int) error {
			_, err := all[c].do("GET", "/api/v1/tickets/"+page.Items[(i*n+c)%len(page.Items)].Number, nil, "", 200, nil)
			return err
		})
		if err != nil {
			return nil, err
		}
		limit, err := b.limit(ctx, "open.sql", n, "userid="+strconv.FormatInt(user, 10), fmt.Sprint("lo=", first), fmt.Sprint("hi=", last))
		if err != nil {
			return nil, err
		}
		rows = append(rows, s.row("open", n, limit))
	}
	return rows, nil
}

// register registers calls about known patients, each with a key of its own.
func (b *bench) register(ctx context.Context) ([]Row, error) {
	user, err := b.userID(ctx, "forsta")
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, n := range []int{1, 16} {
		s, err := b.registering(ctx, n, fmt.Sprint("bench-", n))
		if err != nil {
			return nil, err
		}
		limit, err := b.limit(ctx, "register.sql", n, "userid="+strconv.FormatInt(user, 10))
		if err != nil {
			return nil, err
		}
		rows = append(rows, s.row("register", n, limit))
	}
	return rows, nil
}

// registering registers calls for the bench's time; key begins each call's own.
func (b *bench) registering(ctx context.Context, n int, key string) (sample, error) {
	all, err := b.clients(ctx, n, "forsta")
	if err != nil {
		return sample{}, err
	}
	return b.loop(ctx, n, func(c, i int) error {
		body, err := json.Marshal(map[string]any{
			"channel": "phone", "customer": map[string]any{"kind": "patient", "phone": seed.Phone(i)},
			"patient":       map[string]any{"identity_number": seed.Identity((i*n + c) % 20_000).String()},
			"identified_by": "told-number", "reason": "booking", "subject": "Undrar om sin tid",
			"text": "Patienten undrar om sin tid och om remissen har kommit fram till mottagningen. Vill helst ha en tid på förmiddagen.",
		})
		if err != nil {
			return err
		}
		_, err = all[c].do("POST", "/api/v1/tickets", body, fmt.Sprintf("%s-%d-%d", key, c, i), 201, nil)
		return err
	})
}

// takeNext empties eight queues by sixteen clients, and pgbench others like them.
func (b *bench) takeNext(ctx context.Context) ([]Row, error) {
	owner := b.server.URL(embedded.Database, embedded.OwnerRole)
	user, err := b.userID(ctx, "chef")
	if err != nil {
		return nil, err
	}
	spread := func() error {
		if _, err := b.sql(ctx, owner, `update tickets t set status = 'queued', handler_id = null, queue_id = 1 + (t.id % 8)::int, unit_id = 1 where status in ('new', 'queued', 'active')`); err != nil {
			return err
		}
		_, err := b.sql(ctx, owner, `vacuum analyze tickets`)
		return err
	}
	if err := spread(); err != nil {
		return nil, err
	}
	all, err := b.clients(ctx, 16, "chef")
	if err != nil {
		return nil, err
	}
	s, err := b.loop(ctx, 16, func(c, i int) error {
		status, err := all[c].do("POST", "/api/v1/queues/"+strconv.Itoa(1+(c+i)%8)+"/next", nil, "", 200, nil)
		if status == 204 {
			return errEnough
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := spread(); err != nil {
		return nil, err
	}
	limit, err := b.limit(ctx, "take_next.sql", 16, "userid="+strconv.FormatInt(user, 10))
	if err != nil {
		return nil, err
	}
	return []Row{s.row("take_next", 16, limit)}, nil
}
