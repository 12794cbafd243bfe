package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// readPassword asks twice at a terminal, without showing what is typed; else it
// reads one line. It is never an argument, which others on the machine can see.
func readPassword(w world) (string, error) {
	file, isFile := w.in.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		line, err := bufio.NewReader(io.LimitReader(w.in, 4096)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			return "", errors.New("no password: give it as a line on standard input")
		}
		return line, nil
	}
	ask := func(question string) (string, error) {
		_, _ = fmt.Fprint(w.err, question)
		typed, err := term.ReadPassword(int(file.Fd()))
		_, _ = fmt.Fprintln(w.err)
		return string(typed), err
	}
	first, err := ask("Password: ")
	if err != nil {
		return "", err
	}
	second, err := ask("Once more: ")
	if err != nil {
		return "", err
	}
	if first != second {
		return "", errors.New("the two passwords differ: try again")
	}
	return first, nil
}
