package mail

import (
	"bytes"
	"encoding/base64"
)

// transferred undoes a Content-Transfer-Encoding. What is not encoded as it
// says is taken as far as it goes.
func transferred(encoding string, b []byte) []byte {
	switch encoding {
	case "base64":
		return base64Bytes(b)
	case "quoted-printable":
		return quotedPrintable(b, false)
	}
	return b
}

// base64Bytes passes over what is no letter of base64, and takes what has
// several ends as several. What has many others was never encoded.
func base64Bytes(b []byte) []byte {
	others := 0
	letters := make([]byte, 0, len(b))
	out := make([]byte, 0, len(b)/4*3+3)
	flush := func() {
		n := len(letters) / 4 * 4
		if rest := len(letters) - n; rest >= 2 {
			n = len(letters)
		}
		decoded := make([]byte, base64.RawStdEncoding.DecodedLen(n))
		got, _ := base64.RawStdEncoding.Decode(decoded, letters[:n]) // letters alone
		out = append(out, decoded[:got]...)
		letters = letters[:0]
	}
	for _, c := range b {
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/':
			letters = append(letters, c)
		case c == '=':
			flush()
		case c > ' ':
			others++
		}
	}
	if others > len(b)/8+2 {
		return b
	}
	flush()
	return out
}

// quotedPrintable keeps what is no escape. In a header's word there are no
// lines.
func quotedPrintable(b []byte, word bool) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		i := bytes.IndexAny(b, "=\n")
		if i < 0 {
			return append(out, b...)
		}
		if b[i] == '\n' {
			if !word { // spaces at the end of a line are of the transport
				out = append(out, bytes.TrimRight(b[:i], " \t\r")...)
				out = append(out, '\n')
			} else {
				out = append(out, b[:i+1]...)
			}
			b = b[i+1:]
			continue
		}
		out, b = append(out, b[:i]...), b[i:]
		n, c, isByte := escape(b)
		if isByte {
			out = append(out, c)
		} else if n == 0 {
			out, n = append(out, '='), 1
		}
		b = b[n:]
	}
	return out
}

// escape reads what begins with an equals sign: a byte, the end of a line that
// goes on (n bytes, no byte), or nothing of the kind (0).
func escape(b []byte) (n int, c byte, isByte bool) {
	if len(b) >= 3 {
		hi, ok := hexDigit(b[1])
		lo, ok2 := hexDigit(b[2])
		if ok && ok2 {
			return 3, hi<<4 | lo, true
		}
	}
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case ' ', '\t', '\r':
		case '\n':
			return i + 1, 0, false
		default:
			return 0, 0, false
		}
	}
	return len(b), 0, false
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	}
	return 0, false
}
