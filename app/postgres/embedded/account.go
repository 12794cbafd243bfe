package embedded

import (
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is who runs the server. PostgreSQL refuses to run as root.
type account struct {
	uid, gid int
	name     string
	other    bool // not the account of this program
}

func (a account) credential() *syscall.Credential {
	if !a.other {
		return nil
	}
	return &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid)}
}

// chooseAccount: this program's own account, unless that is root. Root hands
// over to the owner of an existing cluster, else to postgres, else to nobody.
func chooseAccount(clusterDir string) (account, error) {
	owner, gid, exists := ownerOf(clusterDir)
	if uid := os.Geteuid(); uid != 0 {
		if exists && owner != uid {
			return account{}, fmt.Errorf("%s belongs to user number %d, and this program runs as %d: run it as that user, or choose another KP_DATA_DIR", clusterDir, owner, uid)
		}
		return account{uid: uid, gid: os.Getegid(), name: "user number " + strconv.Itoa(uid)}, nil
	}
	if exists {
		if owner == 0 {
			return account{}, fmt.Errorf("%s belongs to root, and PostgreSQL does not run as root: give it to the account that made it (chown -R)", clusterDir)
		}
		return account{uid: owner, gid: gid, name: "user number " + strconv.Itoa(owner), other: true}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		found, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errUID := strconv.Atoi(found.Uid)
		gid, errGID := strconv.Atoi(found.Gid)
		if errUID == nil && errGID == nil && uid != 0 {
			return account{uid: uid, gid: gid, name: name, other: true}, nil
		}
	}
	return account{}, errors.New("PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody: run the desk as an ordinary user")
}

func ownerOf(path string) (uid, gid int, exists bool) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, 0, false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0, false
	}
	return int(stat.Uid), int(stat.Gid), true
}

// mayEnter fails with the mend when a folder on the way to path is closed to the
// account.
func (a account) mayEnter(path, mend string) error {
	if !a.other {
		return nil
	}
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	for folder := path; ; folder = filepath.Dir(folder) {
		info, err := os.Stat(folder)
		if err != nil {
			return err
		}
		if stat, ok := info.Sys().(*syscall.Stat_t); ok && !a.opens(info.Mode(), stat) {
			return fmt.Errorf("PostgreSQL runs as %s here, who may not enter %s (mode %04o): %s, or run the desk as an ordinary user",
				a.name, folder, info.Mode().Perm(), mend)
		}
		if folder == filepath.Dir(folder) {
			return nil
		}
	}
}

func (a account) opens(mode os.FileMode, stat *syscall.Stat_t) bool {
	switch {
	case int(stat.Uid) == a.uid:
		return mode&0o100 != 0
	case int(stat.Gid) == a.gid:
		return mode&0o010 != 0
	default:
		return mode&0o001 != 0
	}
}
