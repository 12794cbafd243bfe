package live

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// maxTopics is how many topics one client may have.
const maxTopics = 50

// topic is one of a client's topics: what it is about, and how the client wrote
// it, as JSON, to be said back.
type topic struct {
	id   int64
	said string
}

// topics is the whole set of a client's topics.
type topics struct {
	counts  bool
	nudges  [len(nudges)]bool
	mine    string // as JSON; empty: not wanted
	queues  []topic
	tickets []topic
	units   []topic
}

// parseTopics reads topics as clients write them. A unit that does not exist is
// a topic on which nothing happens. Anything of another form is Invalid with
// slug topics-invalid.
func parseTopics(said []string, unit func(code string) (int, bool)) (topics, error) {
	var t topics
	invalid := problem.OfField("topics", "topics-invalid")
	if len(said) > maxTopics {
		return t, invalid
	}
	for _, s := range said {
		kind, rest, _ := strings.Cut(s, ":")
		text, err := json.Marshal(s)
		if err != nil {
			return t, invalid
		}
		one := topic{said: string(text)}
		switch kind {
		case "queues":
			t.counts = true
		case "mine":
			t.mine = one.said
		case "queue":
			one.id, err = strconv.ParseInt(rest, 10, 32)
			t.queues = append(t.queues, one)
		case "ticket":
			one.id, err = tickets.ParseNumber(rest)
			t.tickets = append(t.tickets, one)
		case "unit":
			if id, ok := unit(rest); ok {
				one.id = int64(id)
				t.units = append(t.units, one)
			}
		default:
			if !t.nudged(kind) {
				return t, invalid
			}
		}
		if err != nil || rest != "" && kind != "queue" && kind != "ticket" && kind != "unit" {
			return t, invalid
		}
	}
	return t, nil
}

// silent tells whether no ticket could match.
func (t *topics) silent() bool {
	return t.mine == "" && len(t.queues) == 0 && len(t.tickets) == 0 && len(t.units) == 0
}

// match finds the most specific topic of a change: ticket, queue, mine, unit.
// here is false where the ticket has left all of the topics; ok is false where
// none is concerned.
func (t *topics) match(c *change, userID int) (said string, here, ok bool) {
	if said, ok := t.here(c.id, &c.row, userID); ok {
		return said, true, true
	}
	if said, ok := find(t.queues, c.queues...); ok {
		return said, false, true
	}
	if t.mine != "" && slices.Contains(c.handlers, userID) {
		return t.mine, false, true
	}
	said, ok = find(t.units, c.units...)
	return said, false, ok
}

// here gives the most specific topic that a ticket is in.
func (t *topics) here(ticket int64, row *Row, userID int) (said string, ok bool) {
	for _, about := range t.tickets {
		if about.id == ticket {
			return about.said, true
		}
	}
	if said, ok := find(t.queues, row.Queue); ok {
		return said, true
	}
	if t.mine != "" && row.Handler == userID {
		return t.mine, true
	}
	return find(t.units, row.Unit, row.OwnerUnit)
}

func find(among []topic, ids ...int) (said string, ok bool) {
	for _, about := range among {
		for _, id := range ids {
			if about.id == int64(id) {
				return about.said, true
			}
		}
	}
	return "", false
}
