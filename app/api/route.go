package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

// Route is an operation with the row of the policy that it needs.
type Route struct {
	ID, Method, Path string
	Resource, Action string // empty: open to everybody, see Public
	Summary          string
	Status           int
	// Reads says of a POST that it changes nothing; its idempotency key is then
	// checked but nothing is remembered of its answer.
	Reads bool
}

// Public routes need no session: what they show is nobody's data.
func (r Route) Public() bool { return r.Resource == "" }

// routes gathers what was added, for the policy test.
type routes struct{ all []Route }

// add registers an operation. The handler runs when the policy grants the
// route's action in some unit; where units matter, the stores narrow further.
func add[I, O any](a *API, r Route, handler func(ctx context.Context, p *auth.Principal, in *I) (*O, error)) {
	a.routes.all = append(a.routes.all, r)
	huma.Register(a.huma, operation(r), func(ctx context.Context, in *I) (*O, error) {
		p := auth.PrincipalFrom(ctx)
		if !r.Public() {
			switch {
			case p == nil:
				return nil, a.refuse(ctx, auth.ErrSessionEnded)
			case !p.May(r.Resource, r.Action):
				return nil, a.refuse(ctx, problem.New(problem.Forbidden, "not-allowed"))
			}
			if r.Reads && desk.IntentOf(ctx) != nil {
				if err := a.Keys.ClaimKey(ctx, p.UserID); err != nil {
					return nil, a.refuse(ctx, err)
				}
			}
		}
		out, err := handler(ctx, p, in)
		if err != nil {
			return nil, a.refuse(ctx, err)
		}
		return out, nil
	})
}

// body is an answer with a body alone.
type body[T any] struct{ Body T }

// none is a request without anything to read.
type none struct{}

func answer[T any](v T) *body[T] { return &body[T]{Body: v} }
