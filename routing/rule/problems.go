package rule

import (
	"fmt"
	"strings"
)

// Fatal says whether a problem is more than a warning: then there is no Set.
func (ps Problems) Fatal() bool {
	for _, p := range ps {
		if !p.Warning {
			return true
		}
	}
	return false
}

// Error lists the problems, for logs; they hold nothing of a patient.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return "rule: " + strings.Join(lines, "; ")
}

// String is the slug with rule, part, position and word.
func (p Problem) String() string {
	out := p.Slug
	if p.Rule != "" {
		out += " rule=" + p.Rule
	}
	out += " path=" + p.Path
	if p.Line > 0 {
		out += fmt.Sprintf(" at=%d:%d", p.Line, p.Column)
	}
	if p.Word != "" {
		out += fmt.Sprintf(" word=%q", p.Word)
	}
	return out
}
