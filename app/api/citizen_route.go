package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/tickets/problem"
)

// addCitizen is add for the citizen's pages: the handler runs for a citizen who
// is signed in there. A session of the staff opens none of these routes, and a
// citizen's none of the others.
func addCitizen[I, O any](a *API, r Route, handler func(ctx context.Context, c *auth.Citizen, in *I) (*O, error)) {
	a.routes.all = append(a.routes.all, r)
	huma.Register(a.huma, operation(r), func(ctx context.Context, in *I) (*O, error) {
		c, err := citizenFor(ctx, r)
		if err != nil {
			return nil, a.refuse(ctx, err)
		}
		out, err := handler(ctx, c, in)
		if err != nil {
			return nil, a.refuse(ctx, err)
		}
		return out, nil
	})
}

// citizenFor is who asks, where the policy grants citizens the route.
func citizenFor(ctx context.Context, r Route) (*auth.Citizen, error) {
	c := auth.CitizenFrom(ctx)
	switch {
	case c == nil:
		return nil, auth.ErrSessionEnded
	case !c.May(r.Resource, r.Action):
		return nil, problem.New(problem.Forbidden, "not-allowed")
	}
	return c, nil
}

// whose finds who asks by the cookie of the route's own kind of session. A request
// without one goes on: each route says whether it needs it.
func (a *API) whose(c *fiber.Ctx) (context.Context, error) {
	ctx := c.UserContext()
	if strings.HasPrefix(c.Path(), auth.CitizenPath+"/") {
		token := c.Cookies(auth.CitizenCookieName)
		if token == "" {
			return ctx, nil
		}
		citizen, err := a.Citizen.Sessions.Authenticate(ctx, token)
		if err != nil {
			return ctx, unlessEnded(err)
		}
		return auth.WithCitizen(ctx, citizen), nil
	}
	token := c.Cookies(auth.CookieName)
	if token == "" {
		return ctx, nil
	}
	p, err := a.Sessions.Authenticate(ctx, token)
	if err != nil {
		return ctx, unlessEnded(err)
	}
	return auth.WithPrincipal(ctx, p), nil
}

// unlessEnded lets a session that has ended pass as none.
func unlessEnded(err error) error {
	if p := problem.As(err); p != nil && p.Kind == problem.Unauthenticated {
		return nil
	}
	return err
}

// operation is a route as huma knows it.
func operation(r Route) huma.Operation {
	op := huma.Operation{OperationID: r.ID, Method: r.Method, Path: r.Path, Summary: r.Summary, DefaultStatus: r.Status,
		Errors: []int{http.StatusUnprocessableEntity}}
	if r.Method == http.MethodPost {
		op.Parameters = append(op.Parameters, &huma.Param{Name: "Idempotency-Key", In: "header", Schema: &huma.Schema{Type: "string"},
			Description: "Makes sending the same request again the same deed, for 24 hours"})
	}
	if !r.Public() {
		op.Errors = append(op.Errors, http.StatusUnauthorized, http.StatusForbidden)
	}
	return op
}
