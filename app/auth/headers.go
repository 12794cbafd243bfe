package auth

import "net/http"

// pagePolicy is the content-security policy of pages. Everything comes from the
// desk itself: no script, font, frame or connection of anybody else's, so that
// text which slips through as markup can neither run nor send anything away.
// Its frames are a message's page and the preview of a file, both sandboxed.
// connect-src 'self' covers the websocket, which has the same host and port.
//
// Two concessions. Styles may be inline, because Mantine writes its palette
// into style elements and the built index.html, which is served as a file, has
// no room for a nonce; a style runs nothing and, with img-src and font-src
// closed, cannot fetch from elsewhere what it selects. Images may be data: and
// blob:, which hold their bytes in the page itself (icons of components,
// previews of attachments).
const pagePolicy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
	"img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; " +
	"object-src 'none'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

// PreviewPolicy is for the page that draws a stranger's file: it has an origin of
// its own, so that what a file makes run there is nobody, and it can ask for
// nothing but its own scripts. The bytes are handed to it.
const PreviewPolicy = "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src blob: data:; " +
	"font-src data:; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

// apiPolicy is for answers that are data: opened as a page they may do nothing.
const apiPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

// Headers gives the security headers of an answer. publicURL is the address
// that people use; with https it is pinned for a year. api says that the answer
// is data of the API, which no cache, shared or the browser's own, may keep:
// it may show a patient.
func Headers(publicURL string, api bool) map[string]string {
	h := map[string]string{
		"Content-Security-Policy":      pagePolicy,
		"X-Content-Type-Options":       "nosniff",
		"X-Frame-Options":              "DENY", // for browsers that know no frame-ancestors
		"Referrer-Policy":              "no-referrer",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		// The clipboard is left alone: numbers are copied into other systems (KP-9).
		"Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=(), browsing-topics=()",
	}
	if api {
		h["Content-Security-Policy"] = apiPolicy
		h["Cache-Control"] = "no-store"
	}
	if isHTTPS(publicURL) {
		// Subdomains belong to the hospital, not to the desk, and are not pinned.
		h["Strict-Transport-Security"] = "max-age=31536000"
	}
	return h
}

// CookieName is the session cookie's name; programs outside rely on it.
const CookieName = "kp_session"

// SessionCookie carries a token. It has no end of its own: on a workstation
// that people share it goes when the browser closes, and the server ends the
// session by its own rule. An empty token makes the cookie that removes it.
//
// SameSite is Strict, which a page that loads its data afterwards can afford: a
// link in a mail opens the desk without the cookie, and the desk's own requests
// then carry it. With Lax another site could still make the browser send it
// along with a GET of its choice.
func SessionCookie(token, publicURL string) *http.Cookie {
	c := &http.Cookie{
		Name:     CookieName,
		Value:    token,
		Path:     "/",
		HttpOnly: true,
		Secure:   isHTTPS(publicURL),
		SameSite: http.SameSiteStrictMode,
	}
	if token == "" {
		c.MaxAge = -1
	}
	return c
}
