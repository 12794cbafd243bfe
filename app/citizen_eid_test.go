package app_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/auth/oidc/oidctest"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/app/wire"
)

// visit is what a browser does at an address, without being sent on; it gives
// where it would go, and the cookies that it was given.
func visit(t testing.TB, address, cookie string) (to *url.URL, given map[string]*http.Cookie) {
	t.Helper()
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Cookie", cookie)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	a, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	given = map[string]*http.Cookie{}
	for _, c := range a.Cookies() {
		given[c.Name] = c
	}
	if to, err = a.Location(); err != nil || a.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d from %s: %v", a.StatusCode, address, err)
	}
	return to, given
}

// A citizen nobody knows signs in by a real provider, becomes a patient (P-5),
// and writes; what does not hold comes back to the start page with its slug.
func TestSigningInByEID(t *testing.T) {
	const public = "http://localhost:8080"
	provider := oidctest.Start(t, public+"/api/v1/citizen/return")
	desk := apptest.Start(t, "KP_PUBLIC_URL="+public, "KP_OIDC_ISSUER="+provider.Issuer, "KP_OIDC_CLIENT_ID="+oidctest.ClientID, "KP_OIDC_CLIENT_SECRET="+oidctest.ClientID+"-secret")
	var start wire.CitizenStart
	if desk.Anybody(t).Do("GET", "/api/v1/citizen/start", nil).Into(t, &start); start.SignIn != "/api/v1/citizen/sign-in" {
		t.Fatalf("%+v", start)
	}
	away := func(login string) (back, kept string) {
		to, given := visit(t, desk.URL+start.SignIn, "")
		c := given["kp_citizen_eid"]
		if c == nil || c.SameSite != http.SameSiteLaxMode || !c.HttpOnly || c.Path != "/api/v1/citizen" || c.MaxAge != 600 {
			t.Fatalf("%+v", c)
		}
		state, code := provider.SignIn(t, to.String(), login)
		return desk.URL + "/api/v1/citizen/return?" + url.Values{"state": {state}, "code": {code}}.Encode(), "kp_citizen_eid=" + c.Value
	}
	unknown := seed.Identity(31).String()
	back, kept := away(unknown)
	to, given := visit(t, back, kept)
	session := given["kp_citizen"]
	if to.Path != "/invanare/inkorg" || session == nil || session.SameSite != http.SameSiteStrictMode || given["kp_citizen_eid"] == nil || given["kp_citizen_eid"].MaxAge >= 0 {
		t.Fatalf("%s %+v", to, given)
	}
	citizen := desk.Anybody(t)
	citizen.Cookie = "kp_citizen=" + session.Value
	number := write(t, citizen, "other", "Hej!").Thread
	ticket := open(t, desk.SignIn(t, "forsta"), number)
	if ticket.Patient == nil || strings.ReplaceAll(ticket.Patient.IdentityNumber, "-", "") != unknown || ticket.Patient.Name != "Legitimerad Person" || ticket.IdentifiedBy != "e-id" {
		t.Errorf("%+v", ticket.Patient)
	}
	fails := func(what, slug, back, kept string) {
		t.Helper()
		to, given := visit(t, back, kept)
		if to.Path != "/invanare" || to.Query().Get("problem") != slug || given["kp_citizen"] != nil {
			t.Errorf("%s: %s %+v", what, to, given)
		}
	}
	fails("the code again", "eid-refused", back, kept)
	fails("without the cookie", "eid-state-wrong", back, "")
	fails("another's cookie", "eid-state-wrong", back, "kp_citizen_eid=a.b.c.1")
	fails("declined", "eid-declined", desk.URL+"/api/v1/citizen/return?error=access_denied&state=x", kept)
	back, kept = away("nobody")
	fails("no number", "eid-no-identity", back, kept)
}
