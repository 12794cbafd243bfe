package replay

import (
	"math"
	"slices"
	"time"
)

// flow is one queue on one side while it is counted: when each ticket came and
// went, in seconds from the beginning of the period and within it.
type flow struct {
	arrivals   [24]int
	came, went []uint32
}

func (f *flow) add(r *Run, hour int, c *Recorded) {
	f.arrivals[hour]++
	from, to := r.second(c.EnteredAt), r.second(r.To)
	if until := c.until(); !until.IsZero() {
		to = r.second(until)
	}
	if from < to {
		f.came, f.went = append(f.came, from), append(f.went, to)
	}
}

// second is an instant in seconds from the beginning of the period, which what
// lies outside of it is brought to.
func (r *Run) second(at time.Time) uint32 {
	switch {
	case at.Before(r.From):
		at = r.From
	case at.After(r.To):
		at = r.To
	}
	return uint32(at.Sub(r.From) / time.Second) //nolint:gosec // a period is at most some years
}

// settle counts what lay in the queue: of a second that one ticket leaves and
// another comes, only the latter is there.
func (f *flow) settle(h *hours) Flow {
	out := Flow{Arrivals: f.arrivals, Load: h.load(f)}
	slices.Sort(f.came)
	slices.Sort(f.went)
	at := 0
	for i, second := range f.came {
		for f.went[at] <= second {
			at++
		}
		out.Peak = max(out.Peak, i+1-at)
	}
	return out
}

// hours are the stretches of the period between two full hours, and the hour of
// the wall that each belongs to. Zones are whole hours from one another.
type hours struct {
	lead   int64 // seconds of the first hour that passed before the period
	length int64 // seconds of the period
	wall   []int
	total  [24]int64 // seconds of the period by hour of the wall
}

func hoursOf(r *Run) *hours {
	begin := r.From.Truncate(time.Hour)
	h := &hours{lead: int64(r.From.Sub(begin) / time.Second), length: int64(r.To.Sub(r.From) / time.Second)}
	zone := r.Before.Calendar().Location()
	for at := begin; at.Before(r.To); at = at.Add(time.Hour) {
		h.wall = append(h.wall, at.In(zone).Hour())
	}
	h.each(0, h.length, func(hour int, seconds int64) { h.total[h.wall[hour]] += seconds })
	return h
}

const hour = int64(time.Hour / time.Second)

// each divides a stretch, in seconds of the period, by its hours.
func (h *hours) each(from, to int64, part func(hour int, seconds int64)) {
	for from < to {
		i := (from + h.lead) / hour
		end := min(to, (i+1)*hour-h.lead)
		part(int(i), end-from)
		from = end
	}
}

// load is the mean number of tickets by hour of the wall, to two decimals. The
// sums are whole seconds, so that their order does not matter.
func (h *hours) load(f *flow) (mean [24]float64) {
	// Whole hours are counted where they begin and end: a ticket may lie there
	// for months.
	seconds, whole := make([]int64, len(h.wall)), make([]int64, len(h.wall)+1)
	for i := range f.came {
		h.lie(int64(f.came[i]), int64(f.went[i]), seconds, whole)
	}
	var sum [24]int64
	open := int64(0)
	for i, wall := range h.wall {
		open += whole[i]
		sum[wall] += seconds[i] + open*hour
	}
	for wall := range mean {
		if h.total[wall] > 0 {
			mean[wall] = math.Round(float64(sum[wall])/float64(h.total[wall])*100) / 100
		}
	}
	return mean
}

// lie adds one stay: its broken hours in seconds, its whole ones as a beginning
// and an end.
func (h *hours) lie(from, to int64, seconds, whole []int64) {
	first, last := (from+h.lead)/hour, (to+h.lead)/hour
	if first == last {
		seconds[first] += to - from
		return
	}
	seconds[first] += (first+1)*hour - h.lead - from
	if rest := to + h.lead - last*hour; rest > 0 {
		seconds[last] += rest
	}
	whole[first+1]++
	whole[last]--
}
