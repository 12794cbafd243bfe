package letterbox_test

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kontaktpunkten/app/channel/email/listen"
)

// swaks sends as people try a mail server by hand; it gives its exit status and
// what was said.
func (h *house) swaks(arguments ...string) (status int, said string) {
	h.t.Helper()
	host, port, _ := net.SplitHostPort(h.server.Addr().String())
	args := append([]string{"--server", host, "--port", port, "--helo", "sender.example.org", "--timeout", "20", "--from", "asa@example.org"}, arguments...)
	out, err := exec.CommandContext(h.t.Context(), "swaks", args...).CombinedOutput() //nolint:gosec // what the test says
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		status = exit.ExitCode()
	case err != nil:
		h.t.Fatalf("swaks: %v (make tools installs it)", err)
	}
	return status, string(out)
}

// What nobody here wrote sends what people send: plain, with a file, pipelined,
// to somebody unknown, too large, twice, and answering.
func TestSwaks(t *testing.T) {
	h := open(t, func(c *listen.Config) { c.MaxBytes = 1 << 20 })
	for _, c := range []struct {
		name   string
		args   string
		status int
		said   string
	}{
		{"plain", "--to kontaktpunkten@example.se --header Subject:Hej --header Message-Id:<1@example.org> --header Date:x --body Hej", 0, "250 2.0.0"},
		{"the same again", "--to kontaktpunkten@example.se --header Subject:Hej --header Message-Id:<1@example.org> --header Date:x --body Hej", 0, "250 2.0.0"},
		{"an answer, with a file, pipelined", "--pipeline --to kontaktpunkten+x@example.se --add-header In-Reply-To:<1@example.org> --header Message-Id:<2@example.org> --body Svar --attach-name a.txt --attach Innehåll", 0, "250 2.0.0"},
		{"to nobody", "--to ingen@example.se --body Hej", 24, "550 5.1.1"},
		{"two units, one unknown", "--to kontaktpunkten@example.se,ingen@example.se,ortopedkliniken@example.se --header Message-Id:<3@example.org> --body Hej", 0, "550 5.1.1"},
		{"bounce", "--from <> --to kontaktpunkten@example.se --header From:mailer-daemon@example.org --header Message-Id:<4@example.org> --body Hej", 0, "250 2.0.0"},
	} {
		if status, said := h.swaks(strings.Fields(c.args)...); status != c.status || !strings.Contains(said, c.said) {
			t.Errorf("%s: swaks ended with %d, want %d with %q:\n%s", c.name, status, c.status, c.said, said)
		}
	}
	large := filepath.Join(t.TempDir(), "large")
	if err := os.WriteFile(large, []byte(strings.Repeat("Hej hej hej\n", 100_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	status, said := h.swaks("--to", ours, "--body", "@"+large)
	if status == 0 || !strings.Contains(said, "552 5.3.4") {
		t.Errorf("too large: %d\n%s", status, said)
	}
	if got := h.count(`select count(*) from mails m join attachments a on a.mail_id = m.id where m.outcome = 'joined' and a.name = 'a.txt'`); got != 1 {
		t.Errorf("%d answers with a file", got)
	}
	h.expect("new", "joined", "refused unknown-address", "new", "new", "parked automatic", "refused too-large")
	if got := h.count(`select copies from mails where why = 'unknown-address'`); got != 2 {
		t.Errorf("%d refusals counted in one row", got)
	}
}

func TestSwaksOverLMTP(t *testing.T) {
	h := open(t, func(c *listen.Config) { c.Address = "lmtp:127.0.0.1:0" })
	status, said := h.swaks("--protocol", "LMTP", "--to", ours+","+other, "--body", "Hej")
	if status != 0 || strings.Count(said, "250 2.0.0 <") != 2 {
		t.Errorf("%d\n%s", status, said)
	}
	h.expect("new", "new")
}
