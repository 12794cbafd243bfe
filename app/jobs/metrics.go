package jobs

import (
	"context"
	"math"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// measureWithin is how long a scrape may wait for the database.
const measureWithin = 2 * time.Second

// metrics are the numbers of this replica's jobs; the oldest unswept clock is
// the whole desk's.
type metrics struct {
	clock    func() time.Time
	runs     *prometheus.CounterVec
	duration *prometheus.HistogramVec
	fired    prometheus.Counter
	unswept  prometheus.GaugeFunc
}

func newMetrics(d Deps) *metrics {
	m := &metrics{
		clock: d.Clock,
		runs: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "kontaktpunkten_jobs_total",
			Help: "Background jobs run by this replica, by how they ended: done, failed, or handed back when it stopped."}, []string{"job", "result"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "kontaktpunkten_job_duration_seconds",
			Help: "Time that a background job took.", Buckets: []float64{.001, .005, .02, .1, .5, 2, 10, 60}}, []string{"job"}),
		fired: prometheus.NewCounter(prometheus.CounterOpts{Name: "kontaktpunkten_clocks_fired_total",
			Help: "Deadlines, waits and watches that this replica fired."}),
	}
	m.unswept = prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "kontaktpunkten_oldest_unswept_clock_seconds",
		Help: "How long the oldest clock that is due has waited to be fired; 0 when none waits, NaN when nobody could tell."},
		func() float64 { return unswept(d.Store, d.Clock) })
	names := []string{"sweep", "rehearse", "refresh", purgeArgs{}.Kind()}
	for _, x := range d.Dispatchers {
		names = append(names, dispatching(x))
	}
	for _, job := range names {
		for _, r := range []string{done, failed, handedBack} {
			m.runs.WithLabelValues(job, r)
		}
	}
	return m
}

func unswept(store Store, clock func() time.Time) float64 {
	ctx, cancel := context.WithTimeout(context.Background(), measureWithin)
	defer cancel()
	due, err := store.OldestUnswept(ctx)
	switch {
	case err != nil:
		return math.NaN()
	case due.IsZero():
		return 0
	}
	return max(0, clock().Sub(due).Seconds())
}

func (m *metrics) ran(job, result string, took time.Duration) {
	m.runs.WithLabelValues(job, result).Inc()
	m.duration.WithLabelValues(job).Observe(took.Seconds())
}

func (m *metrics) collectors() []prometheus.Collector {
	return []prometheus.Collector{m.runs, m.duration, m.fired, m.unswept}
}
