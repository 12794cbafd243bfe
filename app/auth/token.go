package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"math"
)

// TokenHash is the SHA-256 of a session's token: all that is stored of it. The
// token is random, so a plain fast hash cannot be turned back.
type TokenHash [sha256.Size]byte

// Key names the session in events, as their subject: the first eight bytes
// without the sign. Nobody gets a session by it, and should two sessions share
// one, a socket too many asks again and goes on.
func (h TokenHash) Key() int64 { return int64(binary.BigEndian.Uint64(h[:8]) & math.MaxInt64) }

const tokenLength = 32

var tokenBase64 = base64.RawURLEncoding.Strict()

func newToken() (string, TokenHash) {
	raw := make([]byte, tokenLength)
	_, _ = rand.Read(raw) // never fails
	return tokenBase64.EncodeToString(raw), sha256.Sum256(raw)
}

// hashToken is false for what was never a token, so that no database is asked.
func hashToken(token string) (TokenHash, bool) {
	var raw [tokenLength]byte
	if len(token) != tokenBase64.EncodedLen(tokenLength) {
		return TokenHash{}, false
	}
	if n, err := tokenBase64.Decode(raw[:], []byte(token)); err != nil || n != tokenLength {
		return TokenHash{}, false
	}
	return sha256.Sum256(raw[:]), true
}
