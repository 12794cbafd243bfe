package main

import (
	"context"
	"flag"
	"io"
	"strings"
	"time"

	"kontaktpunkten/app/bench"
)

func init() {
	register(command{name: "bench", arguments: "[-rows name,name] [-long]", summary: "measure the desk against its database's limits", run: runBench})
}

func runBench(ctx context.Context, args []string, w world) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	rows := flags.String("rows", "", "names of rows, with commas between; empty: all")
	long := flags.Bool("long", false, "four times as long, for less noise")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return usageError("takes no arguments")
	}
	o := bench.Options{JSON: "bench.json"}
	if *rows != "" {
		o.Rows = strings.Split(*rows, ",")
	}
	if *long {
		o.For = 32 * time.Second
	}
	return bench.Run(ctx, w.out, o)
}
