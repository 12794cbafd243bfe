package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"kontaktpunkten/app/seed"
)

// killed runs the built program as a hospital would, with its own PostgreSQL
// that writes through to the disk.
type killed struct {
	t       *testing.T
	program string
	folder  string
	address string
	mail    string // where mail comes in; empty: nowhere
	process *exec.Cmd
	cookie  string
}

func (k *killed) start() {
	k.t.Helper()
	k.process = exec.Command(k.program, "serve", "-demo") //nolint:gosec // built by this test
	k.process.Env = append(os.Environ(), "KP_ADDR="+k.address, "KP_DATA_DIR="+filepath.Join(k.folder, "data"), "KP_PUBLIC_URL=http://"+k.address, "KP_SMTP_LISTEN="+k.mail)
	var out bytes.Buffer
	k.process.Stdout, k.process.Stderr = &out, &out
	if err := k.process.Start(); err != nil {
		k.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(k.t.Context(), 90*time.Second)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		if status, _, err := k.ask(ctx, "GET", "/readyz", nil); err == nil && status == http.StatusOK {
			return
		}
		select {
		case <-ctx.Done():
			k.t.Fatalf("not ready: %s", out.String())
		case <-tick.C:
		}
	}
}

func (k *killed) ask(ctx context.Context, method, path string, body any) (status int, answer []byte, err error) {
	text, err := json.Marshal(body)
	if err != nil {
		return 0, nil, err
	}
	request, err := http.NewRequestWithContext(ctx, method, "http://"+k.address+path, bytes.NewReader(text))
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Cookie", k.cookie)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = response.Body.Close() }()
	for _, c := range response.Cookies() {
		k.cookie = c.Name + "=" + c.Value
	}
	answer, err = io.ReadAll(response.Body)
	return response.StatusCode, answer, err
}

// build builds the program in a folder that PostgreSQL's account can go through.
func build(t *testing.T) *killed {
	t.Helper()
	folder := t.TempDir()
	for dir := folder; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil { //nolint:gosec // PostgreSQL's own account goes through it
			t.Fatal(err)
		}
	}
	k := &killed{t: t, folder: folder, program: filepath.Join(folder, "kontaktpunkten"), address: freeAddress(t)}
	if out, err := exec.Command("go", "build", "-o", k.program, ".").CombinedOutput(); err != nil { //nolint:gosec // fixed arguments
		t.Fatalf("%v %s", err, out)
	}
	return k
}

// kill -9 of the program under load loses no contact that was acknowledged, and
// the next start recovers by itself, with the session that was open.
func TestKilledUnderLoad(t *testing.T) {
	k := build(t)
	k.start()
	if status, answer, err := k.ask(t.Context(), "POST", "/api/v1/session", map[string]string{"username": "forsta", "password": seed.Password}); err != nil || status != http.StatusOK {
		t.Fatalf("%v %d %s", err, status, answer)
	}
	acknowledged := k.load(300)
	if err := k.process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	numbers := acknowledged()
	_ = k.process.Wait()
	k.start()
	defer func() {
		_ = k.process.Process.Signal(os.Interrupt)
		if err := k.process.Wait(); err != nil {
			t.Errorf("a graceful stop: %v", err)
		}
	}()
	if len(numbers) < 300 {
		t.Fatalf("only %d contacts were acknowledged", len(numbers))
	}
	for _, number := range numbers {
		status, answer, err := k.ask(t.Context(), "GET", "/api/v1/tickets/"+number, nil)
		if err != nil || status != http.StatusOK {
			t.Fatalf("%s was acknowledged and is lost: %v %d %s", number, err, status, answer)
		}
	}
}

// load registers from several clients until the program is gone; it returns
// when enough have been acknowledged, and gives a way to wait for all.
func (k *killed) load(enough int) (all func() []string) {
	var mu sync.Mutex
	var numbers []string
	reached := make(chan struct{})
	var clients sync.WaitGroup
	for c := range 8 {
		clients.Go(func() {
			for i := 0; ; i++ {
				status, answer, err := k.ask(context.Background(), "POST", "/api/v1/tickets", map[string]any{
					"channel": "phone", "customer": map[string]string{"kind": "patient"}, "reason": "booking", "subject": "Ny tid",
					"patient": map[string]string{"identity_number": seed.Identity(c*1000 + i).String()}, "text": fmt.Sprintf("Samtal %d av %d.", i, c),
				})
				if err != nil {
					return // the program is gone
				}
				var ticket struct{ Number string }
				if status != http.StatusCreated || json.Unmarshal(answer, &ticket) != nil {
					k.t.Errorf("%d %s", status, answer)
					return
				}
				mu.Lock()
				if numbers = append(numbers, ticket.Number); len(numbers) == enough {
					close(reached)
				}
				mu.Unlock()
			}
		})
	}
	gone := make(chan struct{})
	go func() { clients.Wait(); close(gone) }()
	select {
	case <-reached:
	case <-gone:
	}
	return func() []string { <-gone; return numbers }
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}
