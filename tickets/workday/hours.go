package workday

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Failures of opening hours, in the words of whoever typed them.
var (
	ErrClock       = errors.New("workday: not a time of the form HH:MM between 00:00 and 24:00")
	ErrSpan        = errors.New("workday: a span must end after it begins, and be written as HH:MM-HH:MM")
	ErrOverlap     = errors.New("workday: two spans of one day overlap")
	ErrWeekday     = errors.New("workday: a weekday is one of mon, tue, wed, thu, fri, sat, sun")
	ErrNeverOpen   = errors.New("workday: the opening hours never open")
	ErrManyClosed  = errors.New("workday: more closed days than a unit can have")
	errLongWeekday = fmt.Errorf("%w: too many spans in one day", ErrOverlap)
)

// Clock is a time of the wall in minutes after midnight: 0 is 00:00, 1440 is 24:00.
type Clock int

// ParseClock reads HH:MM, 00:00 to 24:00.
func ParseClock(s string) (Clock, error) {
	if len(s) != 5 || s[2] != ':' {
		return 0, ErrClock
	}
	for _, i := range [...]int{0, 1, 3, 4} {
		if s[i] < '0' || s[i] > '9' {
			return 0, ErrClock
		}
	}
	h, m := int(s[0]-'0')*10+int(s[1]-'0'), int(s[3]-'0')*10+int(s[4]-'0')
	if m > 59 || h*60+m > 24*60 {
		return 0, ErrClock
	}
	return Clock(h*60 + m), nil
}

// String writes HH:MM.
func (c Clock) String() string {
	h, m := int(c)/60, int(c)%60
	return string([]byte{'0' + byte(h/10), '0' + byte(h%10), ':', '0' + byte(m/10), '0' + byte(m%10)})
}

// Span is open time within one day: open at From, closed at To.
type Span struct{ From, To Clock }

// ParseSpan reads HH:MM-HH:MM.
func ParseSpan(s string) (Span, error) {
	if len(s) != 11 || s[5] != '-' {
		return Span{}, ErrSpan
	}
	from, err := ParseClock(s[:5])
	if err != nil {
		return Span{}, err
	}
	to, err := ParseClock(s[6:])
	if err != nil {
		return Span{}, err
	}
	if to <= from {
		return Span{}, ErrSpan
	}
	return Span{from, to}, nil
}

// MarshalText writes HH:MM-HH:MM.
func (s Span) MarshalText() ([]byte, error) {
	return []byte(s.From.String() + "-" + s.To.String()), nil
}

// UnmarshalText reads HH:MM-HH:MM.
func (s *Span) UnmarshalText(text []byte) error {
	parsed, err := ParseSpan(string(text))
	if err != nil {
		return err
	}
	*s = parsed
	return nil
}

// Week holds the spans of each weekday, indexed by time.Weekday (Sunday is 0).
// As JSON it reads {"mon":["07:30-12:00","13:00-17:00"], …}; a weekday left out is closed.
type Week [7][]Span

var weekdayCodes = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// WeekdayCode is the three-letter code of a weekday in data: mon, tue …
func WeekdayCode(d time.Weekday) string { return weekdayCodes[d] }

// OfficeHours is KP-2: Monday–Friday 07:30–17:00.
func OfficeHours() Week {
	var w Week
	for d := time.Monday; d <= time.Friday; d++ {
		w[d] = []Span{{From: 7*60 + 30, To: 17 * 60}}
	}
	return w
}

// RoundTheClock is open every minute of the week.
func RoundTheClock() Week {
	var w Week
	for d := range w {
		w[d] = []Span{{From: 0, To: 24 * 60}}
	}
	return w
}

// MarshalJSON writes the weekdays that open, by code.
func (w Week) MarshalJSON() ([]byte, error) {
	out := make(map[string][]Span, len(w))
	for d, spans := range w {
		if len(spans) > 0 {
			out[weekdayCodes[d]] = spans
		}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes and refuses unknown weekdays.
func (w *Week) UnmarshalJSON(text []byte) error {
	var in map[string][]Span
	if err := json.Unmarshal(text, &in); err != nil {
		return err
	}
	var week Week
	for code, spans := range in {
		d := slices.Index(weekdayCodes[:], code)
		if d < 0 {
			return ErrWeekday
		}
		week[d] = spans
	}
	*w = week
	return nil
}

// checked is a sorted copy of the week, or the reason why it cannot be.
func (w Week) checked() (Week, error) {
	var out Week
	open := false
	for d, spans := range w {
		if len(spans) > 48 {
			return Week{}, errLongWeekday
		}
		out[d] = slices.Clone(spans)
		slices.SortFunc(out[d], func(a, b Span) int { return int(a.From - b.From) })
		for i, s := range out[d] {
			if s.From < 0 || s.To > 24*60 || s.To <= s.From {
				return Week{}, ErrSpan
			}
			if i > 0 && s.From < out[d][i-1].To {
				return Week{}, ErrOverlap
			}
			open = true
		}
	}
	if !open {
		return Week{}, ErrNeverOpen
	}
	return out, nil
}
