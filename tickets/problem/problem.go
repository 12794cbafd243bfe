// Package problem is how the desk says no: a kind that decides the HTTP status,
// a slug that the language files have words for, and the fields concerned. It
// never carries the offending value, so that no personal data ends up in an
// answer or a log.
package problem

import "errors"

// Kind groups failures by what the person can do about them.
type Kind int

// The kinds; app/api/error.go maps each to one HTTP status.
const (
	Internal Kind = iota
	Invalid
	Unauthenticated
	Forbidden
	NotFound
	Conflict
	TooLarge
	Unsupported
	TooMany
	Busy
)

// Field is one field in error: its path in the request and a slug.
type Field struct {
	Path string
	Slug string
}

// Problem is a failure that people can act on.
type Problem struct {
	Kind   Kind
	Slug   string
	Fields []Field
}

// Error is the slug; it holds no personal data.
func (p *Problem) Error() string { return p.Slug }

// Is makes two problems with the same slug equal for errors.Is.
func (p *Problem) Is(target error) bool {
	var other *Problem
	return errors.As(target, &other) && other.Slug == p.Slug
}

// New makes a problem of a kind.
func New(kind Kind, slug string) *Problem { return &Problem{Kind: kind, Slug: slug} }

// OfField makes an Invalid problem about one field; the field has the same slug.
func OfField(path, slug string) *Problem {
	return &Problem{Kind: Invalid, Slug: slug, Fields: []Field{{Path: path, Slug: slug}}}
}

// OfFields makes an Invalid problem about several fields at once.
func OfFields(fields []Field) *Problem {
	return &Problem{Kind: Invalid, Slug: "invalid-fields", Fields: fields}
}

// As finds the problem in an error chain; nil where there is none.
func As(err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return nil
}
