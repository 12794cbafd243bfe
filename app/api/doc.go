// Package api is the desk over HTTP: decode, call, present, a file per resource.
// Fiber carries it, huma checks requests against the structs in app/wire and
// makes OpenAPI of them; error.go is the one map from failure to HTTP status.
//
// Every operation is added through add, with the resource and action that the
// policy must grant; a test walks fiber's routes and fails on one without.
package api
