package wire

import "time"

// Ways are the contacts that happened in [From, To), by unit and way (KP-11).
type Ways struct {
	From    time.Time    `json:"from"`
	To      time.Time    `json:"to"`
	Rows    []WayRow     `json:"rows" doc:"A unit and a way each; those without contacts are left out"`
	Promise []PromiseRow `json:"promise" doc:"Written contacts by E-2's two working days"`
}

// WayRow counts what came to one unit by one way.
type WayRow struct {
	Unit    string `json:"unit"`
	Channel string `json:"channel"`
	In      int    `json:"in"`
	Solved  int    `json:"solved"`
	Open    int    `json:"open"`
	Hours   []int  `json:"hours" doc:"In by the hour of the day in Sweden, 24 numbers"`
}

// PromiseRow counts answers within two working days (E-2).
type PromiseRow struct {
	Unit    string   `json:"unit"`
	Channel string   `json:"channel"`
	Kept    int      `json:"kept"`
	Broken  int      `json:"broken"`
	Pending int      `json:"pending" doc:"Not answered, and there is time"`
	Rate    *float64 `json:"rate" doc:"Kept of kept and broken, 0…1; null when there is none"`
}

// Attention is what waits for a person now: mail and what did not arrive.
type Attention struct {
	At        time.Time    `json:"at"`
	Mail      []WaitingRow `json:"mail"`
	Failed    int          `json:"failed" doc:"Deliveries that failed for good"`
	Uncertain int          `json:"uncertain" doc:"Deliveries of which nobody can tell"`
}

// WaitingRow counts mail that waits, by age.
type WaitingRow struct {
	Unit      string     `json:"unit"`
	Outcome   string     `json:"outcome" enum:"quarantine,parked"`
	Hour      int        `json:"hour" doc:"Under an hour"`
	FourHours int        `json:"four_hours" doc:"Under four hours"`
	Day       int        `json:"day" doc:"Under a day"`
	Older     int        `json:"older"`
	OldestAt  *time.Time `json:"oldest_at"`
}

// PersonDay is one person's day, without names of patients and without a sum to
// compare people by (P-13).
type PersonDay struct {
	Person Person   `json:"person"`
	On     string   `json:"on" format:"date"`
	Hours  []DayRow `json:"hours" doc:"Hours in which something was done"`
}

// DayRow is what was done in one hour, by kind of event.
type DayRow struct {
	Hour  int            `json:"hour"`
	Deeds map[string]int `json:"deeds" doc:"Event kind to how often"`
}

// PrintedList is a unit's open tickets for paper, for when the network is down.
type PrintedList struct {
	Unit  string    `json:"unit"`
	At    time.Time `json:"at"`
	By    Person    `json:"by"`
	Items []Ticket  `json:"items" doc:"By next deadline"`
	More  bool      `json:"more,omitempty" doc:"There are more than fit"`
}
