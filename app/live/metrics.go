package live

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"kontaktpunkten/app/live/feed"
)

// metrics are what the hub tells Prometheus.
type metrics struct {
	sockets    prometheus.GaugeFunc
	looks      prometheus.GaugeFunc
	lag        prometheus.Gauge
	messages   prometheus.Counter
	endings    *prometheus.CounterVec
	panics     prometheus.Counter
	dispatched prometheus.Histogram
	depth      *depth
}

func newMetrics(h *Hub) *metrics {
	return &metrics{
		sockets: prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "kontaktpunkten_live_sockets", Help: "Sockets that are open."}, func() float64 {
			h.mu.Lock()
			defer h.mu.Unlock()
			return float64(len(h.open))
		}),
		looks:    prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "kontaktpunkten_live_looks", Help: "Tickets that people have open, at all replicas."}, func() float64 { return float64(h.onlookers.size()) }),
		lag:      prometheus.NewGauge(prometheus.GaugeOpts{Name: "kontaktpunkten_event_lag_seconds", Help: "How long the oldest committed event has waited for an older transaction to end."}),
		messages: prometheus.NewCounter(prometheus.CounterOpts{Name: "kontaktpunkten_live_messages_total", Help: "Messages queued for sockets."}),
		endings:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "kontaktpunkten_live_closed_total", Help: "Sockets that the server closed, by reason."}, []string{"reason"}),
		panics:   prometheus.NewCounter(prometheus.CounterOpts{Name: "kontaktpunkten_live_panics_total", Help: "Panics that were caught; each is a fault to mend."}),
		dispatched: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "kontaktpunkten_live_dispatch_seconds", Help: "Time from having read a batch of events until all sockets have it queued.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, 1, 5}}),
		depth: &depth{counts: h.counts, open: prometheus.NewDesc("kontaktpunkten_queue_open", "Open tickets in a queue.", []string{"queue"}, nil),
			late: prometheus.NewDesc("kontaktpunkten_queue_late", "Tickets in a queue past their deadline.", []string{"queue"}, nil)},
	}
}

func (m *metrics) collectors() []prometheus.Collector {
	return []prometheus.Collector{m.sockets, m.looks, m.lag, m.messages, m.endings, m.panics, m.dispatched, m.depth}
}

func (m *metrics) behind(b feed.Batch, now time.Time) {
	if !b.Waiting {
		m.lag.Set(0)
		return
	}
	m.lag.Set(max(0, now.Sub(b.WaitingSince).Seconds()))
}

func (m *metrics) closed(e ending) {
	reason := e.goodbye
	if reason == "" {
		reason = "refused"
	}
	m.endings.WithLabelValues(reason).Inc()
}

// depth collects the queues as they are when asked.
type depth struct {
	counts     *Counts
	open, late *prometheus.Desc
}

// Describe implements prometheus.Collector.
func (d *depth) Describe(to chan<- *prometheus.Desc) {
	to <- d.open
	to <- d.late
}

// Collect implements prometheus.Collector.
func (d *depth) Collect(to chan<- prometheus.Metric) {
	d.counts.mu.Lock()
	defer d.counts.mu.Unlock()
	now := d.counts.clock().UnixNano()
	for _, b := range d.counts.queues {
		if b.info.Code == "" {
			continue
		}
		q := b.fresh(now)
		to <- prometheus.MustNewConstMetric(d.open, prometheus.GaugeValue, float64(q.Open), b.info.Code)
		to <- prometheus.MustNewConstMetric(d.late, prometheus.GaugeValue, float64(q.Late), b.info.Code)
	}
}
