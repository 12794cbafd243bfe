package embedded

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// secrets are the passwords of the cluster's roles.
type secrets struct {
	Super string `json:"superuser"`
	Owner string `json:"owner"`
	App   string `json:"app"`
}

func (s secrets) of(role string) string {
	switch role {
	case SuperRole:
		return s.Super
	case OwnerRole:
		return s.Owner
	default:
		return s.App
	}
}

// openSecrets reads the file, or makes one that only this program's account can
// read. It is safely on disk before the cluster that needs it exists.
func openSecrets(path string) (secrets, error) {
	text, err := os.ReadFile(path)
	if err == nil {
		var s secrets
		if err := json.Unmarshal(text, &s); err != nil || s.Super == "" || s.Owner == "" || s.App == "" {
			return secrets{}, fmt.Errorf("%s is damaged: bring it back from a backup", path)
		}
		return s, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return secrets{}, fmt.Errorf("passwords: %w", err)
	}
	s := secrets{Super: rand.Text(), Owner: rand.Text(), App: rand.Text()}
	if text, err = json.Marshal(s); err != nil {
		return secrets{}, fmt.Errorf("passwords: %w", err)
	}
	if err := writeSynced(path, text); err != nil {
		return secrets{}, fmt.Errorf("passwords: %w", err)
	}
	return s, nil
}

// writeSynced leaves either the whole file or none.
func writeSynced(path string, text []byte) error {
	file, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(path+".new", path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes a rename within the folder outlive a power cut.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
