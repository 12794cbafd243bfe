package auth

import (
	"net"
	"net/netip"
	"net/url"
	"strings"

	"kontaktpunkten/tickets/problem"
)

// ErrWrongOrigin says that a page of another site sent the request.
var ErrWrongOrigin = problem.New(problem.Forbidden, "wrong-origin")

// CheckOrigin refuses a state-changing request or a websocket upgrade that a
// page of another site made the browser send; cookies alone would let it pass.
// origin and secFetchSite are the request's headers (Origin, Sec-Fetch-Site;
// empty: not sent), host its Host, publicURL the address that people use
// (KP_PUBLIC_URL). The error is ErrWrongOrigin or nil.
//
//   - Sec-Fetch-Site, which no page can set, must be same-origin, or none (the
//     person's own act, never a page's).
//   - Origin must be publicURL's. Where publicURL is this machine or is not
//     set, any name of this machine passes that is also the Host: 127.0.0.1,
//     localhost, another port in a test. Nowhere else does Host decide, because
//     a name that resolves to us (DNS rebinding) would bring its own.
//   - With neither header it passes: browsers send Origin with every POST, PUT,
//     PATCH, DELETE and upgrade, so this is a program that holds its cookie on
//     purpose, and nobody can lead it to send it. SameSite=Strict on the cookie
//     stands behind that for a browser too old to do so.
func CheckOrigin(origin, secFetchSite, host, publicURL string) error {
	switch secFetchSite {
	case "", "same-origin", "none":
	default:
		return ErrWrongOrigin
	}
	if origin == "" {
		return nil
	}
	from, ok := parseOrigin(origin)
	if !ok {
		return ErrWrongOrigin
	}
	public, ok := parseOrigin(publicURL)
	if ok && from == public {
		return nil
	}
	if (!ok || isLoopback(public.name)) && isLoopback(from.name) && from.isHost(host) {
		return nil
	}
	return ErrWrongOrigin
}

// webOrigin is scheme, name and port in one spelling, so that == compares.
type webOrigin struct {
	scheme, name, port string
}

func parseOrigin(raw string) (webOrigin, bool) {
	u, err := url.Parse(raw)
	if err != nil || u.User != nil {
		return webOrigin{}, false
	}
	o := webOrigin{scheme: strings.ToLower(u.Scheme), name: strings.ToLower(u.Hostname()), port: u.Port()}
	if o.port == "" {
		o.port = defaultPort(o.scheme)
	}
	return o, o.name != "" && o.port != ""
}

func defaultPort(scheme string) string {
	switch scheme {
	case "http":
		return "80"
	case "https":
		return "443"
	}
	return ""
}

// isHost compares with a Host header, where the scheme's own port may be left out.
func (o webOrigin) isHost(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = strings.Trim(host, "[]"), defaultPort(o.scheme)
	}
	return strings.EqualFold(name, o.name) && port == o.port
}

func isLoopback(name string) bool {
	if name == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(name)
	return err == nil && ip.IsLoopback()
}

// isHTTPS tells whether people reach the desk over TLS.
func isHTTPS(publicURL string) bool {
	o, ok := parseOrigin(publicURL)
	return ok && o.scheme == "https"
}
