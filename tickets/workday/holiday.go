package workday

import (
	"sync/atomic"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/se"
)

// holidays are the days of CG-16 in code: all public holidays of Sweden and the three eves on which
// nobody works. The list of the library for whole years leaves out the two that are always Sundays.
var holidays = []struct {
	code string
	day  *cal.Holiday
}{
	{"new-years-day", se.Nyarsdagen},
	{"epiphany", se.TrettondedagJul},
	{"good-friday", se.Langfredagen},
	{"easter-day", se.Paskdagen},
	{"easter-monday", se.AnnandagPask},
	{"may-day", se.ForstaMaj},
	{"ascension-day", se.KristiHimmelfardsdag},
	{"whit-sunday", se.Pingstdagen},
	{"national-day", se.Nationaldagen},
	{"midsummer-eve", se.Midsommarafton},
	{"midsummer-day", se.Midsommardagen},
	{"all-saints-day", se.AllaHelgonsDag},
	{"christmas-eve", se.Julafton},
	{"christmas-day", se.Juldagen},
	{"boxing-day", se.AnnandagJul},
	{"new-years-eve", se.Nyarsafton},
}

// holidayYear names the holidays of one year by day of the year.
type holidayYear map[int]string

var holidayYears [LastYear - FirstYear + 1]atomic.Pointer[holidayYear]

// Holiday is the code of the holiday or eve that falls on the day, such as "midsummer-eve".
// ok is false on all other days; Saturdays and Sundays are no holidays by themselves.
func Holiday(d Date) (code string, ok bool) {
	code, ok = holidaysOf(d.Year)[d.yearDay()]
	return code, ok
}

func holidaysOf(year int) holidayYear {
	if year < FirstYear || year > LastYear {
		return reckonHolidays(year)
	}
	slot := &holidayYears[year-FirstYear]
	if known := slot.Load(); known != nil {
		return *known
	}
	reckoned := reckonHolidays(year)
	slot.Store(&reckoned)
	return reckoned
}

func reckonHolidays(year int) holidayYear {
	out := make(holidayYear, len(holidays))
	for _, h := range holidays {
		actual, _ := h.day.Calc(year)
		if actual.IsZero() {
			continue
		}
		// In a few years Ascension Day is also the first of May; either name will do.
		out[dateIn(actual, actual.Location()).yearDay()] = h.code
	}
	return out
}

// holidayOrWeekend is the part of "no working day" that is the same for every unit.
func holidayOrWeekend(d Date) bool {
	if wd := d.Weekday(); wd == time.Saturday || wd == time.Sunday {
		return true
	}
	_, ok := Holiday(d)
	return ok
}
