package personnummer

// Span is a stretch of a text in runes, from Start up to but not including End, that looks like an
// identity number.
type Span struct {
	Start int
	End   int
	// Valid: the check digit is right too. A mistyped number still points at somebody, so the search
	// field refuses all shapes; mail (P-9) may settle for valid ones, since one in ten other numbers of
	// this shape, such as some phone numbers, happens to have the right check digit.
	Valid bool
}

// Looks says whether a text holds the shape of an identity number.
func Looks(text string) bool { return len(find([]rune(text), 1)) > 0 }

// Find is all stretches of a text that look like identity numbers: 10 or 12 digits whose first could
// be a date of birth, in pairs and a last four, with or without separators; or a date and a letter as
// in a reserve number. Digits that are part of a longer row of digits are none.
func Find(text string) []Span { return find([]rune(text), len(text)) }

func find(text []rune, most int) []Span {
	var out []Span
	for i := 0; i < len(text) && len(out) < most; i++ {
		if !digitAt(text, i) || digitAt(text, i-1) {
			continue
		}
		for _, pairs := range [...]int{4, 3} {
			end, signs := match(text, i, pairs)
			if end > 0 && plausible(signs) {
				out = append(out, Span{Start: i, End: end, Valid: checks(signs)})
				i = end - 1
				break
			}
		}
	}
	return out
}

// match reads so many pairs of digits and a last four from i on and says where they end, 0 for nowhere.
func match(text []rune, i, pairs int) (end int, signs string) {
	var out []byte
	for range pairs {
		if !digitAt(text, i) || !digitAt(text, i+1) {
			return 0, ""
		}
		out = append(out, byte(text[i]), byte(text[i+1]))
		// One sign at most inside the date; before the last four people leave more room.
		if i += 2; i < len(text) && isGap(text[i]) {
			i++
		}
	}
	for range 2 {
		if i < len(text) && isGap(text[i]) {
			i++
		}
	}
	for k := range 4 {
		switch {
		case digitAt(text, i+k):
			out = append(out, byte(text[i+k]))
		case k == 0 && pairs == 4 && i < len(text) && text[i] < 0x80 && isLetter(byte(text[i])|0x20):
			out = append(out, upper(byte(text[i])))
		default:
			return 0, ""
		}
	}
	if digitAt(text, i+4) {
		return 0, ""
	}
	return i + 4, string(out)
}

// plausible says whether the signs could begin with a date of birth.
func plausible(signs string) bool {
	if len(signs) == 12 && signs[:2] == "99" {
		return true // A reserve number of the kind that begins so.
	}
	if len(signs) == 12 && (number(signs[:2]) < oldest/100 || number(signs[:2]) > 20) {
		return false
	}
	date := signs[len(signs)-8:]
	month, day := number(date[:2]), number(date[2:4])
	if day >= 60 {
		return month <= 12 && day <= 91
	}
	return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

func checks(signs string) bool {
	return checkDigit(signs[len(signs)-10:len(signs)-1]) == signs[len(signs)-1]
}

// LooksPhone says whether a text holds the shape of a Swedish or international phone number: a row of
// 7 to 15 digits that begins with 0 or +, with spaces, hyphens, brackets and slashes between them. A
// row that is glued to a letter, as in a ticket's number, is none.
func LooksPhone(text string) bool {
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		plus := runes[i] == '+'
		if !plus && !digitAt(runes, i) || digitAt(runes, i-1) {
			continue
		}
		digits, end := 0, i+1
		if !plus {
			digits = 1
		}
		for ; end < len(runes) && (digitAt(runes, end) || isPhoneGap(runes[end])); end++ {
			if digitAt(runes, end) {
				digits++
			}
		}
		if (plus || runes[i] == '0') && !glued(runes, i) && digits >= 7 && digits <= 15 {
			return true
		}
		// The next group of digits in the same row may begin one: "rum 3 070-…".
		for i+1 < end && digitAt(runes, i+1) {
			i++
		}
	}
	return false
}

// glued says whether the sign at i hangs on a letter, directly or by a hyphen.
func glued(text []rune, i int) bool {
	if i > 0 && text[i-1] == '-' {
		i--
	}
	return i > 0 && text[i-1] < 0x80 && isLetter(byte(text[i-1])|0x20)
}

func digitAt(text []rune, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

func isGap(c rune) bool { return isSeparator(c) || c == '+' }

func isPhoneGap(c rune) bool { return isSeparator(c) || c == '/' || c == '(' || c == ')' }
