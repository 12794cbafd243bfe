package send

import (
	"errors"
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"
)

// Relay is where mail goes out; the zero Relay is none.
type Relay struct {
	Folder string // instead of a server
	Host   string
	Port   string
	// TLS from the first byte on; otherwise STARTTLS is required, unless Plain.
	TLS, Plain         bool
	Username, Password string
}

// None says that there is nowhere to send mail.
func (r Relay) None() bool { return r.Folder == "" && r.Host == "" }

// errRelay shows how a relay is written, and repeats nothing of what was: there
// may be a password in it.
var errRelay = errors.New("write smtp://user:password@host:587 (STARTTLS is required, but not on this machine), smtps://user:password@host:465, or folder:PATH; signs such as @ in the password as %40")

// ParseRelay reads smtp://, smtps:// or folder:PATH; empty is none. On this
// machine (loopback), and with ?tls=none in a closed network, smtp:// goes
// without TLS.
func ParseRelay(value string) (Relay, error) {
	if folder, is := strings.CutPrefix(value, "folder:"); is {
		if folder == "" {
			return Relay{}, errRelay
		}
		return Relay{Folder: filepath.Clean(folder)}, nil
	}
	if value == "" {
		return Relay{}, nil
	}
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "smtp" && u.Scheme != "smtps" || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" || u.Fragment != "" {
		return Relay{}, errRelay
	}
	r := Relay{Host: u.Hostname(), Port: u.Port(), TLS: u.Scheme == "smtps", Plain: u.Scheme == "smtp" && loopback(u.Hostname())}
	switch {
	case u.RawQuery == "tls=none" && u.Scheme == "smtp":
		r.Plain = true
	case u.RawQuery != "":
		return Relay{}, errRelay
	}
	if r.Port == "" {
		r.Port = map[bool]string{true: "465", false: "587"}[r.TLS]
	}
	r.Username = u.User.Username()
	r.Password, _ = u.User.Password()
	if r.Plain && r.Username != "" && !loopback(r.Host) {
		return Relay{}, errors.New("tls=none would send the password readable: leave one of them out")
	}
	return r, nil
}

func loopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}

// String tells where mail goes, without the password.
func (r Relay) String() string {
	switch {
	case r.Folder != "":
		return "folder:" + r.Folder
	case r.Host == "":
		return "none"
	}
	return net.JoinHostPort(r.Host, r.Port)
}
