package live

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// sighting is a person at a ticket as replicas tell each other: ids alone, and
// how long it is good for, so that it needs no common clock. It is written
// [ticket, user, 1 where the person writes, milliseconds; 0 where the person is
// gone].
type sighting [4]int64

func (x sighting) ticket() int64       { return x[0] }
func (x sighting) user() int           { return int(x[1]) }
func (x sighting) writing() bool       { return x[2] == 1 }
func (x sighting) left() time.Duration { return time.Duration(x[3]) * time.Millisecond }

// sightingsAtOnce is how many fit in a text of 8000 bytes, which is what
// PostgreSQL passes on: with the longest ids one has 40.
const sightingsAtOnce = 150

// texts writes sightings down, each text as long as may be passed on.
func texts(all []sighting) []string {
	var written []string
	for part := range slices.Chunk(all, sightingsAtOnce) {
		text, _ := json.Marshal(part) // numbers
		written = append(written, string(text))
	}
	return written
}

// readSightings is the reverse of texts.
func readSightings(text string) ([]sighting, error) {
	var all []sighting
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return nil, fmt.Errorf("who looks elsewhere: %w", err)
	}
	if len(all) > sightingsAtOnce {
		return nil, fmt.Errorf("who looks elsewhere: %d at once", len(all))
	}
	return all, nil
}

// tell gives what other replicas have not heard of, or everybody here, and
// counts it as told.
func (o *onlookers) tell(now time.Time, everybody bool) []sighting {
	o.mu.Lock()
	defer o.mu.Unlock()
	if everybody {
		for _, tickets := range o.by {
			for _, ticket := range tickets {
				for e := range o.scenes[ticket].looks {
					if e.socket != nil {
						o.untold[glance{ticket, e.user}] = struct{}{}
					}
				}
			}
		}
	}
	all := make([]sighting, 0, len(o.untold))
	for g := range o.untold {
		all = append(all, o.sighting(g, now))
	}
	clear(o.untold)
	slices.SortFunc(all, func(a, b sighting) int { return slices.Compare(a[:], b[:]) })
	return all
}

// sighting is a person at a ticket with all their sockets of this replica.
func (o *onlookers) sighting(g glance, now time.Time) sighting {
	x := sighting{g.ticket, int64(g.user)}
	sc := o.scenes[g.ticket]
	if sc == nil {
		return x
	}
	for e, l := range sc.looks {
		if e.socket == nil || e.user != g.user {
			continue
		}
		x[3] = max(x[3], l.until.Sub(now).Milliseconds())
		if l.writing {
			x[2] = 1
		}
	}
	return x
}
