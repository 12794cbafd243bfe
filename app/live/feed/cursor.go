package feed

import (
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"

	"kontaktpunkten/tickets/problem"
)

// cursorMark is the first byte of an encoded cursor and changes with its form.
const cursorMark = 'e'

// String writes the cursor as clients keep it. It means the same on every
// replica of a desk.
func (c Cursor) String() string {
	raw := make([]byte, 1, 1+2*binary.MaxVarintLen64+4)
	raw[0] = cursorMark
	raw = binary.AppendUvarint(raw, c.Tx)
	raw = binary.AppendVarint(raw, c.ID)
	raw = binary.BigEndian.AppendUint32(raw, crc32.ChecksumIEEE(raw))
	return base64.RawURLEncoding.EncodeToString(raw)
}

// Parse reads what String wrote. Anything else, such as the cursor of a list,
// is Invalid with slug cursor-invalid.
func Parse(s string) (Cursor, error) {
	invalid := problem.OfField("cursor", "cursor-invalid")
	raw, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(raw) < 7 || raw[0] != cursorMark {
		return Cursor{}, invalid
	}
	body, sum := raw[:len(raw)-4], raw[len(raw)-4:]
	if binary.BigEndian.Uint32(sum) != crc32.ChecksumIEEE(body) {
		return Cursor{}, invalid
	}
	tx, n := binary.Uvarint(body[1:])
	if n <= 0 {
		return Cursor{}, invalid
	}
	id, m := binary.Varint(body[1+n:])
	if m <= 0 || 1+n+m != len(body) {
		return Cursor{}, invalid
	}
	return Cursor{Tx: tx, ID: id}, nil
}
