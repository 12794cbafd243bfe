package send

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// folder is a way for demonstrations and tests: each mail becomes a file of its
// own, named by its reference.
type folder string

// take writes beside and renames, so that whoever looks sees whole mails only.
func (f folder) take(_ context.Context, l *letter) (string, error) {
	name, _, _ := strings.Cut(strings.Trim(l.id, "<>"), "@")
	err := os.MkdirAll(string(f), 0o700)
	if err != nil {
		return "", fmt.Errorf("folder for mail: %w", err)
	}
	file, err := os.CreateTemp(string(f), ".unfinished-*")
	if err != nil {
		return "", fmt.Errorf("folder for mail: %w", err)
	}
	err = errors.Join(l.write(file), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), filepath.Join(string(f), name+".eml"))
	}
	if err != nil {
		return "", errors.Join(err, os.Remove(file.Name()))
	}
	return name + ".eml", nil
}
