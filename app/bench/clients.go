package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/valyala/fasthttp"
)

// sample is what closed-loop clients saw.
type sample struct {
	perSecond float64
	p50, p99  float64 // ms
}

func (s sample) row(name string, clients int, limit float64) Row {
	r := Row{Name: name, Clients: clients, PerSecond: s.perSecond, P50: s.p50, P99: s.p99}
	if limit > 0 {
		r.Ratio = s.perSecond / limit
	}
	return r
}

// errEnough ends a measurement that has nothing left to do.
var errEnough = errors.New("nothing left")

// loop runs clients that each ask again when they are answered, for the bench's
// time after a short warm-up that does not count.
func (b *bench) loop(ctx context.Context, clients int, ask func(client, n int) error) (sample, error) {
	const warmUp = time.Second
	begin := time.Now()
	count := begin.Add(warmUp)
	end := count.Add(b.o.For)
	took := make([][]time.Duration, clients)
	failed := make([]error, clients)
	var all sync.WaitGroup
	for c := range clients {
		all.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				asked := time.Now()
				if asked.After(end) {
					return
				}
				if err := ask(c, n); err != nil {
					failed[c] = err
					return
				}
				if asked.After(count) {
					took[c] = append(took[c], time.Since(asked))
				}
			}
		})
	}
	all.Wait()
	span := min(time.Since(count), b.o.For)
	for _, err := range failed {
		if err != nil && !errors.Is(err, errEnough) {
			return sample{}, err
		}
	}
	return summary(slices.Concat(took...), span), nil
}

func summary(took []time.Duration, span time.Duration) sample {
	if len(took) == 0 {
		return sample{}
	}
	slices.Sort(took)
	at := func(q float64) float64 {
		return float64(took[min(len(took)-1, int(q*float64(len(took))))]) / float64(time.Millisecond)
	}
	return sample{perSecond: float64(len(took)) / span.Seconds(), p50: at(0.5), p99: at(0.99)}
}

// client asks the desk as one signed-in person; it is for one goroutine.
type client struct {
	url, cookie string
	http        *fasthttp.HostClient
}

func (b *bench) client(ctx context.Context, username string) (*client, error) {
	c := &client{url: b.url, http: &fasthttp.HostClient{Addr: b.url[len("http://"):], MaxConns: 4}}
	if known := b.sessions[username]; known != "" {
		c.cookie = known
		return c, nil
	}
	request, response := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	defer fasthttp.ReleaseRequest(request)
	defer fasthttp.ReleaseResponse(response)
	request.SetRequestURI(b.url + "/api/v1/session")
	request.Header.SetMethod("POST")
	request.Header.SetContentType("application/json")
	request.SetBodyString(fmt.Sprintf(`{"username":%q,"password":"demo"}`, username))
	if err := c.http.Do(request, response); err != nil {
		return nil, err
	}
	if response.StatusCode() != 200 {
		return nil, fmt.Errorf("sign in as %s: %d %s", username, response.StatusCode(), response.Body())
	}
	var cookie fasthttp.Cookie
	if err := cookie.ParseBytes(response.Header.PeekCookie("kp_session")); err != nil {
		return nil, err
	}
	c.cookie = string(cookie.Value())
	b.sessions[username] = c.cookie
	return c, ctx.Err()
}

// do asks, wants the status, and reads the answer into v unless it is nil.
func (c *client) do(method, path string, body []byte, key string, want int, v any) (status int, err error) {
	request, response := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	defer fasthttp.ReleaseRequest(request)
	defer fasthttp.ReleaseResponse(response)
	request.SetRequestURI(c.url + path)
	request.Header.SetMethod(method)
	request.Header.SetCookie("kp_session", c.cookie)
	if body != nil {
		request.Header.SetContentType("application/json")
		request.SetBody(body)
	}
	if key != "" {
		request.Header.Set("Idempotency-Key", key)
	}
	if err := c.http.Do(request, response); err != nil {
		return 0, err
	}
	if status = response.StatusCode(); status != want {
		return status, fmt.Errorf("%s %s: %d %s", method, path, status, response.Body())
	}
	if v != nil {
		return status, json.Unmarshal(response.Body(), v)
	}
	return status, nil
}

func (b *bench) clients(ctx context.Context, n int, username string) ([]*client, error) {
	all := make([]*client, n)
	for i := range all {
		var err error
		if all[i], err = b.client(ctx, username); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// waitReady asks until the desk says that it serves.
func waitReady(ctx context.Context, url string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		if status, _, err := fasthttp.Get(nil, url+"/readyz"); err == nil && status == 200 {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the desk did not become ready: %w", ctx.Err())
		case <-tick.C:
		}
	}
}
