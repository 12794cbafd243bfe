package mail

import (
	"regexp"
	"strings"
)

// Fold parts a text into what is new in it and what is folded away on the
// screen: what was quoted from before, and the signature. Nothing is lost, and
// what cannot be told is new: an answer between quoted lines stays between
// them, and a mail that only passes another on is read whole.
func Fold(s string) (text, folded string) {
	lines := strings.Split(strings.Trim(s, "\n"), "\n")
	end := quoteStart(lines)
	if blank(lines[:end]) && end < len(lines) {
		return below(lines, end)
	}
	if end < len(lines) && answersBetween(lines[end:]) {
		end = len(lines)
	}
	sign := signature(lines[:end])
	if blank(lines[:sign]) {
		sign = end // nothing but a signature is what there is to read
	}
	return join(lines[:sign]), join(lines[sign:])
}

// below is a mail whose answer stands under what it quotes, or that passes
// something on without a word.
func below(lines []string, start int) (text, folded string) {
	last := -1
	for i := start; i < len(lines); i++ {
		if quoted(lines[i]) {
			last = i
		}
	}
	rest := lines[last+1:]
	if last < 0 || blank(rest) || answersBetween(lines[start:last+1]) {
		return join(lines), ""
	}
	sign := signature(rest)
	if blank(rest[:sign]) {
		return join(lines), ""
	}
	text = join(rest[:sign])
	folded = join(lines[:last+1])
	if sign < len(rest) {
		folded += "\n\n" + join(rest[sign:])
	}
	return text, folded
}

// join drops the spaces at the ends of lines.
func join(lines []string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.TrimRight(l, " \t\u00A0"))
		b.WriteByte('\n')
	}
	return strings.Trim(b.String(), "\n")
}

func blank(lines []string) bool {
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			return false
		}
	}
	return true
}

func quoted(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " \t"), ">") }

// quoteStart is the line with which what was written before begins, or the
// number of lines.
func quoteStart(lines []string) int {
	for i := range lines {
		switch {
		case quoted(lines[i]) && (i+1 == len(lines) || quoted(lines[i+1]) || quotedBlock(lines[i:])):
			return i
		case strings.Contains(lines[i], "--") && divider.MatchString(lines[i]), wrote(lines, i), outlook(lines, i):
			return i
		}
	}
	return len(lines)
}

// quotedBlock: a single quoted line stands alone.
func quotedBlock(lines []string) bool { return len(lines) > 1 && strings.TrimSpace(lines[1]) == "" }

// answersBetween: after quoted lines comes something new that is no signature.
func answersBetween(lines []string) bool {
	state := 0 // 1: quoted lines seen; 2: something new after them
	for _, l := range lines {
		switch {
		case quoted(l) && state == 2:
			return true
		case quoted(l):
			state = 1
		case state == 1 && strings.TrimSpace(l) != "":
			state = 2
		}
	}
	return state == 2 && !trailing(lines)
}

// trailing: what follows the last quoted line is a signature alone.
func trailing(lines []string) bool {
	last := 0
	for i, l := range lines {
		if quoted(l) {
			last = i
		}
	}
	rest := lines[last+1:]
	return blank(rest[:signature(rest)])
}

var (
	divider = regexp.MustCompile(`(?i)^\s*-{2,}\s*(ursprungligt meddelande|original message|originalmeddelande|ursprungsmeddelande|original meddelelse|oprindelig meddelelse|opprinnelig melding|ursprüngliche nachricht|message d'origine|alkuperäinen viesti|vidarebefordrat meddelande|forwarded message)\s*-{0,}\s*$`)
	// wroteEnd is how "Den 3 mars 2025 kl. 10:11 skrev Anna <anna@example.se>:" ends.
	wroteEnd  = regexp.MustCompile(`(?i)(^|[^\pL])(skrev|wrote|schrieb|kirjoitti|a écrit|escribió|napisał\(a\))([^\pL].{0,200})?:\s*$`)
	clockTime = regexp.MustCompile(`\b\d{1,2}[:.]\d{2}\b|@`)
	fromLine  = regexp.MustCompile(`(?i)^\s*\*?(från|from|fra|von|avsändare|lähettäjä|de)\s*:\s*\*?\s*\S`)
	otherLine = regexp.MustCompile(`(?i)^\s*\*?(skickat|sent|datum|date|sendt|gesendet|till|to|til|an|ämne|subject|emne|betreff|kopia|cc|dato|lähetetty|vastaanottaja|aihe|envoyé|à|objet)\s*:`)
)

// wrote finds the line that introduces a quotation, which may be broken over
// three. A sentence that only looks like it has no time and no address, and no
// quoted line after it.
func wrote(lines []string, i int) bool {
	if strings.TrimSpace(lines[i]) == "" {
		return false
	}
	all := ""
	for n := range min(3, len(lines)-i) {
		if strings.TrimSpace(lines[i+n]) == "" {
			return false
		}
		all += lines[i+n] + " "
		if len(all) > 400 {
			return false
		}
		if !strings.HasSuffix(strings.TrimRight(all, " \t"), ":") || !wroteEnd.MatchString(all) {
			continue
		}
		if n > 0 && startsLater(lines[i+1:i+n+1]) {
			return false
		}
		return clockTime.MatchString(all) && strings.ContainsAny(all, "0123456789") || quotedNext(lines[i+n+1:])
	}
	return false
}

// startsLater: the introduction is whole without the line before.
func startsLater(lines []string) bool {
	all := strings.Join(lines, " ")
	return wroteEnd.MatchString(all+" ") && strings.ContainsAny(all, "0123456789") && introStart.MatchString(all)
}

var introStart = regexp.MustCompile(`(?i)^\s*(den|on|am|le|el|\d|mån|tis|ons|tors|fre|lör|sön)`)

func quotedNext(lines []string) bool {
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			return quoted(l)
		}
	}
	return false
}

// outlook finds the head of a quotation: from, sent, to, subject on lines of
// their own, with or without a line above.
func outlook(lines []string, i int) bool {
	if strings.HasPrefix(strings.TrimSpace(lines[i]), "________") {
		for n := i + 1; n < min(i+3, len(lines)); n++ {
			if strings.TrimSpace(lines[n]) != "" {
				return outlook(lines, n)
			}
		}
		return false
	}
	if !strings.Contains(lines[i], ":") || !fromLine.MatchString(lines[i]) {
		return false
	}
	others := 0
	for n := i + 1; n < min(i+9, len(lines)); n++ {
		if otherLine.MatchString(lines[n]) {
			others++
		}
	}
	return others >= 2
}

// longestSignature is how many lines may follow a signature's mark.
const longestSignature = 15

var device = regexp.MustCompile(`(?i)^\s*(skickat från (min |mitt |yahoo|outlook|e-post|mail|proton|samsung|gmail|iphone|ipad)|skickades från (min|mitt)|hämta outlook för|skaffa outlook för|sent from (my |outlook|mail|yahoo|proton|samsung|iphone)|get outlook for|sendt fra min|von meinem .{2,20} gesendet|lähetetty)\b.{0,80}$`)

// signature is the line with which the signature begins, or the number of lines.
func signature(lines []string) int {
	start := len(lines)
	filled := 0
	for i := len(lines) - 1; i >= 0 && filled <= longestSignature; i-- {
		l := lines[i]
		if strings.TrimSpace(l) == "" {
			continue
		}
		filled++
		if l == "-- " || l == "--" || l == "—" || filled <= 3 && device.MatchString(l) {
			start = i
		}
	}
	return start
}
