package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// command is one thing that the program does. A file of its own registers it.
type command struct {
	name      string // one word, or two ("user add")
	arguments string // for the usage line
	summary   string
	run       func(ctx context.Context, args []string, w world) error
}

// world is what a command may touch besides its arguments.
type world struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
}

// usageError is a command line that was not understood.
type usageError string

func (e usageError) Error() string { return string(e) }

var commands = map[string]*command{}

// register is called from the init of each command's file.
func register(c command) {
	if _, twice := commands[c.name]; twice {
		panic("two commands are called " + c.name)
	}
	commands[c.name] = &c
}

// find prefers the command of two words.
func find(args []string) (*command, []string) {
	if len(args) > 1 {
		if c := commands[args[0]+" "+args[1]]; c != nil {
			return c, args[2:]
		}
	}
	return commands[args[0]], args[1:]
}

func usage(w io.Writer) {
	var b strings.Builder
	b.WriteString("Kontaktpunkten: a hospital contact centre's ticketing desk.\n\n")
	for _, name := range slices.Sorted(maps.Keys(commands)) {
		c := commands[name]
		fmt.Fprintf(&b, "  %-34s %s\n", strings.TrimSpace(name+" "+c.arguments), c.summary)
	}
	b.WriteString("\nSettings are flags or KP_… variables; the README lists them.\n")
	_, _ = io.WriteString(w, b.String())
}
