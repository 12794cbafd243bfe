package auth

import "net/http"

// EIDReturn is where the e-id sends the browser back to.
const EIDReturn = CitizenPath + "/return"

// EIDCookieName is the cookie that remembers, while the browser is at the e-id,
// what was asked there.
const EIDCookieName = "kp_citizen_eid"

// EIDLife is how long a citizen may be away at the e-id, in seconds.
const EIDLife = 10 * 60

// EIDCookie carries what was asked of the e-id; empty makes the cookie that
// removes it. It alone is Lax: the browser comes back from another site.
func EIDCookie(kept, publicURL string) *http.Cookie {
	c := CitizenCookie(kept, publicURL)
	c.Name, c.SameSite = EIDCookieName, http.SameSiteLaxMode
	if kept != "" {
		c.MaxAge = EIDLife
	}
	return c
}
