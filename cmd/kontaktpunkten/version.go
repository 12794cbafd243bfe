package main

import (
	"context"
	"fmt"
	"runtime"
)

// version is set by the linker (make build).
var version = "dev"

func init() {
	register(command{name: "version", summary: "print the version", run: printVersion})
}

func printVersion(_ context.Context, args []string, w world) error {
	if len(args) > 0 {
		return usageError("takes no arguments")
	}
	_, err := fmt.Fprintf(w.out, "kontaktpunkten %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
