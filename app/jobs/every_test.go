package jobs

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"math"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// numbers reads the metrics as Prometheus would, by name and label values
// ("kontaktpunkten_jobs_total/sweep/done"). A histogram gives its count.
func numbers(t *testing.T, r *Runner) map[string]float64 {
	t.Helper()
	registry := prometheus.NewPedanticRegistry()
	registry.MustRegister(r.Collectors()...)
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]float64{}
	for _, family := range families {
		for _, metric := range family.GetMetric() {
			name := family.GetName()
			for _, label := range metric.GetLabel() {
				name += "/" + label.GetValue()
			}
			switch {
			case metric.Counter != nil:
				all[name] = metric.Counter.GetValue()
			case metric.Gauge != nil:
				all[name] = metric.Gauge.GetValue()
			case metric.Histogram != nil:
				all[name] = float64(metric.Histogram.GetSampleCount())
			}
		}
	}
	return all
}

// idleRunner is a runner that nobody starts.
func idleRunner(t *testing.T, d Deps) *Runner {
	t.Helper()
	d.URL, d.Clock = "postgres://nobody@localhost:1/nothing", time.Now
	r, err := New(d)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.pool.Close)
	return r
}

type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

// Each replica sweeps at each tick; failures and panics do not end the sweeping,
// and are logged when they begin and when they are over.
func TestSweepsAtEachTick(t *testing.T) {
	var log lines
	d := &desk{sweep: func(n int64) (int, error) {
		switch n {
		case 3, 4:
			return 0, errors.New("no database")
		case 5:
			panic("bad row")
		}
		return 7, nil
	}}
	r := idleRunner(t, Deps{Store: d, Book: d, Logger: slog.New(slog.NewTextHandler(&log, nil))})
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		var loop sync.WaitGroup
		loop.Go(func() { r.every(ctx, "sweep", time.Second, r.sweep) })
		<-time.After(10*time.Second + time.Millisecond) // of the bubble's own time: ten ticks
		stop()
		loop.Wait()
	})
	if n := d.sweeps.Load(); n != 10 {
		t.Errorf("swept %d times in ten seconds", n)
	}
	got := numbers(t, r)
	for name, want := range map[string]float64{"kontaktpunkten_jobs_total/sweep/done": 7, "kontaktpunkten_jobs_total/sweep/failed": 3,
		"kontaktpunkten_clocks_fired_total": 49, "kontaktpunkten_job_duration_seconds/sweep": 10} {
		if got[name] != want {
			t.Errorf("%s is %v, want %v", name, got[name], want)
		}
	}
	if text := log.b.String(); strings.Count(text, "job fails") != 1 || strings.Count(text, "job works again") != 1 {
		t.Errorf("logged:\n%s", text)
	}
}

func TestBrokenOffByStopIsNoFailure(t *testing.T) {
	r := idleRunner(t, Deps{Store: &desk{}, Book: &desk{}})
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		var loop sync.WaitGroup
		loop.Go(func() {
			r.every(ctx, "refresh", time.Minute, func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() })
		})
		<-time.After(time.Minute + time.Millisecond)
		stop()
		loop.Wait()
	})
	if got := numbers(t, r); got["kontaktpunkten_jobs_total/refresh/handed-back"] != 1 || got["kontaktpunkten_jobs_total/refresh/failed"] != 0 {
		t.Errorf("got %v", got)
	}
}

// A plan counts within a second of its instant, and the directory is loaded for
// it once.
func TestAPlanBeginsToCountInItsSecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &desk{turns: time.Now().Add(3500 * time.Millisecond)}
		r := idleRunner(t, Deps{Store: d, Book: d})
		ctx, stop := context.WithCancel(t.Context())
		var loop sync.WaitGroup
		loop.Go(func() { r.every(ctx, "turn", r.deps.TurnEvery, r.turn) })
		for _, want := range []int64{0, 1, 1} {
			<-time.After(3*time.Second + time.Millisecond)
			if n := d.refreshes.Load(); n != want {
				t.Errorf("loaded %d times, want %d", n, want)
			}
		}
		stop()
		loop.Wait()
	})
}

func TestOldestUnsweptClock(t *testing.T) {
	noon := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name string
		desk *desk
		want float64
	}{
		{"none is due", &desk{}, 0},
		{"due for a minute", &desk{due: noon.Add(-time.Minute)}, 60},
		{"nobody can tell", &desk{dueErr: errors.New("no database")}, math.NaN()},
	} {
		if got := unswept(c.desk, func() time.Time { return noon }); got != c.want && !(math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestAnAddressThatCannotBeReadIsNotShown(t *testing.T) {
	_, err := New(Deps{URL: "postgres://app:secret@host:port/desk", Store: &desk{}, Book: &desk{}, Clock: time.Now})
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}
