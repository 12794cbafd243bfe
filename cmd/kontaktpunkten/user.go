package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"kontaktpunkten/app"
	"kontaktpunkten/app/auth"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

func init() {
	register(command{name: "user add", arguments: "[flags] USERNAME", run: addUser,
		summary: "add a person (the password is asked for, or read from standard input)"})
	register(command{name: "user password", arguments: "USERNAME", run: setPassword,
		summary: "set a person's password, and end their sessions"})
	register(command{name: "user list", run: listUsers, summary: "list people with their roles"})
}

// operator is who changes accounts from the command line: whoever may run the
// program on the server.
var operator = tickets.Actor{Kind: tickets.BySystem}

func addUser(ctx context.Context, args []string, w world) error {
	var person auth.NewUser
	flags := quietFlags("user add")
	flags.StringVar(&person.Name, "name", "", "")
	flags.StringVar(&person.Title, "title", "", "")
	flags.StringVar(&person.HSAID, "hsa-id", "", "")
	flags.StringVar(&person.Profession, "profession", "", "")
	flags.BoolVar(&person.Licensed, "licensed", false, "")
	flags.BoolVar(&person.Prescriber, "prescriber", false, "")
	flags.Func("role", "", func(value string) error {
		role, unit, found := strings.Cut(value, "@")
		if !found || role == "" || unit == "" {
			return errors.New("write ROLE@UNIT, for example admin@hjarta-karl")
		}
		person.Roles = append(person.Roles, auth.RoleIn{Role: role, UnitCode: unit})
		return nil
	})
	flags.Func("queue", "", func(value string) error {
		person.Queues = append(person.Queues, value)
		return nil
	})
	return withAccounts(ctx, flags, args, w, 1, func(accounts *app.Accounts, names []string) error {
		person.Username = names[0]
		if person.Name == "" {
			person.Name = person.Username
		}
		var err error
		if person.Password, err = readPassword(w); err != nil {
			return err
		}
		if _, err := accounts.AddUser(ctx, operator, person); err != nil {
			return err
		}
		_, err = fmt.Fprintf(w.out, "%s can sign in now\n", person.Username)
		return err
	})
}

func setPassword(ctx context.Context, args []string, w world) error {
	return withAccounts(ctx, quietFlags("user password"), args, w, 1, func(accounts *app.Accounts, names []string) error {
		person, err := accounts.FindUser(ctx, names[0])
		if err != nil {
			return err
		}
		password, err := readPassword(w)
		if err != nil {
			return err
		}
		if err := accounts.SetPassword(ctx, operator, person.ID, password); err != nil {
			return err
		}
		_, err = fmt.Fprintf(w.out, "%s has a new password; their sessions have ended\n", person.Username)
		return err
	})
}

func listUsers(ctx context.Context, args []string, w world) error {
	return withAccounts(ctx, quietFlags("user list"), args, w, 0, func(accounts *app.Accounts, _ []string) error {
		people, err := accounts.ListUsers(ctx)
		if err != nil {
			return err
		}
		table := tabwriter.NewWriter(w.out, 0, 0, 2, ' ', 0)
		_, _ = fmt.Fprintln(table, "USERNAME\tNAME\tTITLE\tROLES\tSTATE")
		for _, p := range people {
			roles := make([]string, 0, len(p.Roles))
			for _, role := range p.Roles {
				roles = append(roles, role.Role+"@"+role.UnitCode)
			}
			_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", p.Username, p.Name, p.Title, strings.Join(roles, " "), stateOf(p))
		}
		return table.Flush()
	})
}

func stateOf(p auth.User) string {
	switch {
	case p.Disabled:
		return "disabled"
	case p.Demo:
		return "demo"
	}
	return "active"
}

func quietFlags(name string) *flag.FlagSet {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard) // main prints errors once
	return flags
}

// withAccounts reads settings, flags and so many names, and does the work with
// the accounts open.
func withAccounts(ctx context.Context, flags *flag.FlagSet, args []string, w world, names int, work func(*app.Accounts, []string) error) (err error) {
	cfg, rest, err := app.LoadWith(flags, args, w.env)
	if err != nil {
		return err
	}
	if len(rest) != names {
		return usageError("flags go before the user name, of which there is one or, for a list, none")
	}
	accounts, err := app.OpenAccounts(ctx, cfg, cfg.Logger(w.err))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, accounts.Close(context.WithoutCancel(ctx))) }()
	return mend(work(accounts, rest))
}

// mends say what to do about a refusal that people at a command line meet.
var mends = map[string]string{
	"unknown-user":       "there is nobody of that name: kontaktpunkten user list",
	"username-taken":     "somebody has that name already",
	"bad-username":       "a user name has 2 to 40 letters a-z, digits, dots, hyphens and underscores",
	"password-too-short": "a password has at least 12 characters",
	"unknown-role":       "the roles are " + strings.Join(auth.Roles, ", "),
	"unknown-unit":       "there is no unit of that code",
	"unknown-queue":      "there is no queue of that code",
	"unknown-profession": "the professions are administrator, nurse, bma, physician, officer, none",
	"licensed-only":      "only licensed people prescribe: add -licensed",
}

// mend puts words to a problem, field by field; other errors pass.
func mend(err error) error {
	refused := problem.As(err)
	if refused == nil {
		return err
	}
	if len(refused.Fields) == 0 {
		return errors.New(wordsFor(refused.Slug))
	}
	var all []string
	for _, field := range refused.Fields {
		all = append(all, field.Path+": "+wordsFor(field.Slug))
	}
	return errors.New(strings.Join(all, "\n  "))
}

func wordsFor(slug string) string {
	if words, known := mends[slug]; known {
		return words
	}
	return slug
}
