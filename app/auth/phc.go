package auth

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// Params are argon2id's costs.
type Params struct {
	Memory  uint32 // KiB
	Time    uint32 // passes
	Threads uint8
}

const (
	saltLength = 16
	keyLength  = 32
	// maxMemory (KiB) and maxTime bound what a stored string may make us spend.
	maxMemory = 1 << 20
	maxTime   = 64
)

var (
	errHashFormat = errors.New("password hash is not a PHC string of argon2id")
	phcBase64     = base64.RawStdEncoding.Strict()
)

// phc is a password hash taken apart; as text it is
// $argon2id$v=19$m=65536,t=3,p=1$salt$key, so that every hash says how it was
// made and can be checked after the costs have changed.
type phc struct {
	params Params
	salt   []byte
	key    []byte
}

func newPHC(params Params, password string) phc {
	h := phc{params: params, salt: make([]byte, saltLength)}
	_, _ = rand.Read(h.salt) // never fails
	h.key = h.derive(password, keyLength)
	return h
}

// dummyPHC is a hash that no password has, as dear to check as a real one.
func dummyPHC(params Params) phc {
	h := phc{params: params, salt: make([]byte, saltLength), key: make([]byte, keyLength)}
	_, _ = rand.Read(h.salt)
	_, _ = rand.Read(h.key)
	return h
}

// derive composes the password first: å typed on a Mac is two characters.
func (h phc) derive(password string, length int) []byte {
	return argon2.IDKey([]byte(norm.NFC.String(password)), h.salt, h.params.Time, h.params.Memory, h.params.Threads, uint32(length))
}

func (h phc) matches(password string) bool {
	return subtle.ConstantTimeCompare(h.derive(password, len(h.key)), h.key) == 1
}

func (h phc) String() string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, h.params.Memory, h.params.Time, h.params.Threads,
		phcBase64.EncodeToString(h.salt), phcBase64.EncodeToString(h.key))
}

// parsePHC reads what String wrote. The error holds nothing of the string.
func parsePHC(text string) (phc, error) {
	parts := strings.Split(text, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return phc{}, errHashFormat
	}
	var h phc
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &h.params.Memory, &h.params.Time, &h.params.Threads); err != nil {
		return phc{}, errHashFormat
	}
	var err error
	if h.salt, err = phcBase64.DecodeString(parts[4]); err != nil || len(h.salt) < 8 {
		return phc{}, errHashFormat
	}
	if h.key, err = phcBase64.DecodeString(parts[5]); err != nil || len(h.key) < 16 || len(h.key) > 64 {
		return phc{}, errHashFormat
	}
	p := h.params
	if p.Time < 1 || p.Time > maxTime || p.Threads < 1 || p.Memory < 8*uint32(p.Threads) || p.Memory > maxMemory {
		return phc{}, errHashFormat
	}
	if h.String() != text {
		return phc{}, errHashFormat // trailing characters, leading zeros
	}
	return h, nil
}
