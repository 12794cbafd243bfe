package mail

import (
	"strings"
)

// maxAddresses is how many of a field are kept.
const maxAddresses = 100

// addresses reads a list of mailboxes and passes over what is none. Groups give
// their members.
func addresses(list string) []Address {
	var all []Address
	for _, one := range splitList(list) {
		if a, ok := address(one); ok && len(all) < maxAddresses {
			all = append(all, a)
		}
	}
	return all
}

// splitList cuts at commas and semicolons outside quotes, brackets and comments.
func splitList(s string) (parts []string) {
	var quoted, bracket bool
	var comment, start int
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '"' && comment == 0:
			quoted = !quoted
		case quoted:
		case c == '(':
			comment++
		case c == ')' && comment > 0:
			comment--
		case c == '<' && comment == 0:
			bracket = true
		case c == '>':
			bracket = false
		case (c == ',' || c == ';') && !bracket && comment == 0:
			parts = append(parts, s[start:i])
			start = i + 1
		case c == ':' && !bracket && comment == 0: // the name of a group
			start = i + 1
		}
	}
	if start < len(s) {
		parts = append(parts, s[start:])
	}
	return parts
}

func address(s string) (Address, bool) {
	if open := strings.LastIndexByte(s, '<'); open >= 0 {
		inside, _, _ := strings.Cut(s[open+1:], ">")
		return named(s[:open], inside)
	}
	before, comment, _ := strings.Cut(s, "(")
	comment, _, _ = strings.Cut(comment, ")")
	return named(comment, before)
}

func named(name, mail string) (Address, bool) {
	a := Address{Name: cut(line(unquote(words(strings.TrimSpace(name)))), 200), Mail: strings.ToLower(line(words(mail)))}
	if at := strings.LastIndexByte(a.Mail, '@'); at <= 0 || at == len(a.Mail)-1 || strings.ContainsAny(a.Mail, " <>") || len(a.Mail) > 320 {
		a.Mail = ""
	}
	return a, a.Mail != "" || a.Name != ""
}

// unquote takes the quotation marks of a name away, and what they needed.
func unquote(s string) string {
	if len(s) < 2 || s[0] != '"' && s[0] != '\'' || s[len(s)-1] != s[0] {
		return s
	}
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(s[1 : len(s)-1])
}
