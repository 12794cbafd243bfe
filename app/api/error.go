package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
)

// statuses is the one map from failure to HTTP status.
var statuses = map[problem.Kind]int{
	problem.Internal:        http.StatusInternalServerError,
	problem.Invalid:         http.StatusUnprocessableEntity,
	problem.Unauthenticated: http.StatusUnauthorized,
	problem.Forbidden:       http.StatusForbidden,
	problem.NotFound:        http.StatusNotFound,
	problem.Conflict:        http.StatusConflict,
	problem.TooLarge:        http.StatusRequestEntityTooLarge,
	problem.Unsupported:     http.StatusUnsupportedMediaType,
	problem.TooMany:         http.StatusTooManyRequests,
	problem.Busy:            http.StatusServiceUnavailable,
}

// refused is a problem on its way out, as huma wants an error to be.
type refused struct{ wire.Problem }

// Error implements error; the slug holds no personal data.
func (r *refused) Error() string { return r.Slug }

// GetStatus implements huma.StatusError.
func (r *refused) GetStatus() int { return r.Status }

// ContentType implements huma.ContentTypeFilter.
func (r *refused) ContentType(string) string { return "application/problem+json" }

// slugger is a failure of routing: a code without a status.
type slugger interface{ Slug() string }

// refuse turns any failure into what goes out. What is not a problem is logged
// in full and told as internal.
func (a *API) refuse(ctx context.Context, err error) *refused {
	r := &refused{}
	r.RequestID = desk.RequestID(ctx)
	p := problem.As(err)
	var s slugger
	switch {
	case p != nil:
	case errors.As(err, &s):
		p = problem.OfField("queue", s.Slug())
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		p = problem.New(problem.Busy, "took-too-long")
	default:
		a.Logger.ErrorContext(ctx, "request failed", slog.String("error", err.Error()), slog.String("request_id", r.RequestID))
		p = problem.New(problem.Internal, "internal")
	}
	r.fill(p)
	var stale *desk.Stale
	if errors.As(err, &stale) {
		t := a.present(ctx, stale.Row)
		r.Ticket = &t
	}
	var faulty *desk.PlanRefused
	if errors.As(err, &faulty) {
		r.Problems = routingProblems(faulty.Problems)
	}
	var used *desk.QueueInUse
	if errors.As(err, &used) {
		r.Uses = used.Uses
	}
	return r
}

func (r *refused) fill(p *problem.Problem) {
	r.Status, r.Slug = statuses[p.Kind], p.Slug
	r.Type = "about:blank"
	r.Title = http.StatusText(r.Status)
	for _, f := range p.Fields {
		r.Fields = append(r.Fields, wire.ProblemField{Field: f.Path, Slug: f.Slug})
	}
}

// init replaces huma's error, which would echo the offending value: a person's
// identity number among them.
func init() {
	huma.DefaultArrayNullable = false // a list that is empty is [], see page
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		r := &refused{}
		switch {
		case status == http.StatusRequestEntityTooLarge:
			r.fill(problem.New(problem.TooLarge, "body-too-large"))
		case status == http.StatusUnsupportedMediaType:
			r.fill(problem.New(problem.Unsupported, "media-type-unsupported"))
		case status == http.StatusNotFound:
			r.fill(problem.New(problem.NotFound, "not-found"))
		case len(errs) > 0 && status < 500:
			r.fill(problem.OfFields(fieldsOf(errs)))
		case status < 500:
			r.fill(problem.New(problem.Invalid, "request-invalid"))
		default:
			r.fill(problem.New(problem.Internal, "internal"))
		}
		return r
	}
}

func fieldsOf(errs []error) []problem.Field {
	var fields []problem.Field
	for _, err := range errs {
		var detailer huma.ErrorDetailer
		if !errors.As(err, &detailer) {
			fields = append(fields, problem.Field{Path: "body", Slug: "json-invalid"})
			continue
		}
		d := detailer.ErrorDetail()
		slug, path := slugOf(d.Message), d.Location
		var name string
		if n, _ := fmt.Sscanf(d.Message, "expected required property %s to be present", &name); n == 1 {
			path += "." + name
		}
		fields = append(fields, problem.Field{Path: safePath(path), Slug: slug})
	}
	return fields
}

// slugs are huma's words, by how they begin.
var slugs = []struct{ begins, slug string }{
	{"expected required property", "required"},
	{"unexpected property", "unexpected"},
	{"expected value to be one of", "unknown-value"},
	{"expected length >=", "too-short"},
	{"expected length <=", "too-long"},
	{"expected number", "out-of-range"},
	{"expected array length <=", "too-many"},
	{"expected string to be RFC 3339 date-time", "not-a-time"},
	{"expected string to be RFC 3339 date", "not-a-date"},
	{"invalid date/time", "not-a-time"},
	{"expected ", "wrong-type"},
	{"request body is required", "required"},
}

func slugOf(message string) string {
	for _, s := range slugs {
		if strings.HasPrefix(message, s.begins) {
			return s.slug
		}
	}
	return "json-invalid"
}

var plainPath = regexp.MustCompile(`^[a-z_0-9.\[\]-]{1,120}$`)

// safePath drops "body." and never repeats a name that somebody made up.
func safePath(path string) string {
	for _, where := range []string{"body.", "query.", "path.", "header."} {
		path = strings.TrimPrefix(path, where)
	}
	if !plainPath.MatchString(path) {
		return "?"
	}
	return path
}

// onError is fiber's: what never reached an operation.
func (a *API) onError(c *fiber.Ctx, err error) error {
	var fe *fiber.Error
	if errors.As(err, &fe) {
		switch fe.Code {
		case fiber.StatusNotFound:
			err = problem.New(problem.NotFound, "not-found")
		case fiber.StatusMethodNotAllowed:
			err = problem.New(problem.NotFound, "method-not-allowed")
		case fiber.StatusRequestEntityTooLarge:
			err = problem.New(problem.TooLarge, "body-too-large")
		case fiber.StatusUpgradeRequired:
			err = problem.New(problem.Unsupported, "websocket-required")
		default:
			if fe.Code < 500 {
				err = problem.New(problem.Invalid, "request-invalid")
			}
		}
	}
	r := a.refuse(c.UserContext(), err)
	return c.Status(r.Status).JSON(r.Problem, "application/problem+json")
}
