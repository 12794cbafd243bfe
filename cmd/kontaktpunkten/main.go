// Command kontaktpunkten is the desk: one program that serves it, brings its
// database up to date and looks after its accounts. Run it without arguments to
// see its commands.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	// The first signal asks for a graceful stop; a second one is not caught and
	// ends the program at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	world := world{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv}
	os.Exit(run(ctx, os.Args[1:], world))
}

// run answers the exit code: 0, 1 for a failure, 2 for a command that was not
// understood.
func run(ctx context.Context, args []string, w world) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(w.out)
		return 0
	}
	c, rest := find(args)
	if c == nil {
		_, _ = fmt.Fprintf(w.err, "kontaktpunkten: there is no command %q\n\n", args[0])
		usage(w.err)
		return 2
	}
	err := c.run(ctx, rest, w)
	var misuse usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, flag.ErrHelp):
		_, _ = fmt.Fprintf(w.out, "kontaktpunkten %s %s\n\n%s\n", c.name, c.arguments, c.summary)
		return 0
	case errors.As(err, &misuse):
		_, _ = fmt.Fprintf(w.err, "kontaktpunkten %s: %v\nusage: kontaktpunkten %s %s\n", c.name, err, c.name, c.arguments)
		return 2
	default:
		_, _ = fmt.Fprintf(w.err, "kontaktpunkten %s: %v\n", c.name, err)
		return 1
	}
}
