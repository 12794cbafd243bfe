package wire

import "time"

// List is a page of anything: items in the asked order and, where there are
// more, the cursor of the next page. There are no total counts.
type List[T any] struct {
	Items      []T    `json:"items"`
	NextCursor string `json:"next_cursor,omitempty"`
}

// SignIn is what a person types.
type SignIn struct {
	Username string `json:"username" minLength:"1" maxLength:"100"`
	Password string `json:"password" minLength:"1" maxLength:"200"`
}

// Me is the signed-in person with everything the screen needs to start.
type Me struct {
	ID         int       `json:"id"`
	Username   string    `json:"username"`
	Name       string    `json:"name"`
	Title      string    `json:"title"`
	Profession string    `json:"profession" enum:"administrator,nurse,bma,physician,officer,none"`
	Licensed   bool      `json:"licensed"`
	Roles      []RoleAt  `json:"roles"`
	Home       string    `json:"home" enum:"first-line,second-line,specialist,supervisor,care-guarantee,administrator,auditor"`
	Can        []string  `json:"can" doc:"resource:action pairs that the policy grants in any unit"`
	Queues     []int     `json:"queues" doc:"Queues that this person works in"`
	Language   string    `json:"language" enum:"sv,en"`
	Settings   Settings  `json:"settings"`
	Demo       bool      `json:"demo"`
	Now        time.Time `json:"now" doc:"The server's clock"`
}

// RoleAt is a role in a unit (P-1, P-2).
type RoleAt struct {
	Role string `json:"role"`
	Unit string `json:"unit"`
}

// Settings are what a person chose for their own screen.
type Settings struct {
	Theme       string   `json:"theme,omitempty" required:"false" enum:"auto,light,dark"`
	Language    string   `json:"language,omitempty" required:"false" enum:"sv,en"`
	SingleKeys  *bool    `json:"single_keys,omitempty" required:"false"`
	AfterAction string   `json:"after_action,omitempty" required:"false" enum:"next,stay,list"`
	NewestFirst *bool    `json:"newest_first,omitempty" required:"false"`
	Columns     []string `json:"columns,omitempty" required:"false" maxItems:"20"`
	Sort        string   `json:"sort,omitempty" required:"false" enum:"due,oldest,newest,waiting,priority"`
}

// Directory is the configuration that the desk shows names from.
type Directory struct {
	Units             []Unit      `json:"units"`
	Groups            []Named     `json:"groups" doc:"Competence groups (RF-4)"`
	Queues            []QueueInfo `json:"queues"`
	People            []Colleague `json:"people" doc:"Colleagues in the units that this person sees"`
	EscalationReasons []Named     `json:"escalation_reasons"`
	Levels            []Named     `json:"levels" doc:"Service levels"`
	AlarmWords        []AlarmWord `json:"alarm_words" doc:"Words that suggest an emergency (KP-7a)"`
}

// Named is a code with its names.
type Named struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	NameEN string `json:"name_en,omitempty"`
}

// Unit is a care unit (vårdenhet).
type Unit struct {
	Code  string    `json:"code"`
	Name  string    `json:"name"`
	HSAID string    `json:"hsa_id"`
	Week  []OpenDay `json:"week" doc:"Opening hours, Monday first; closed days are left out"`
	Open  bool      `json:"open"`
}

// QueueInfo is a queue without its counts.
type QueueInfo struct {
	ID      int    `json:"id"`
	Code    string `json:"code"`
	Name    string `json:"name"`
	Line    int    `json:"line"`
	Unit    string `json:"unit"`
	Group   string `json:"group,omitempty"`
	Mine    bool   `json:"mine"`
	Visible bool   `json:"visible" doc:"Tickets of this queue can be listed by this person"`
	Closed  bool   `json:"closed,omitempty" doc:"Takes nothing new"`
}

// Colleague is somebody a ticket can be handed to.
type Colleague struct {
	Person
	Profession string `json:"profession"`
	Licensed   bool   `json:"licensed"`
	Queues     []int  `json:"queues"`
}

// Queue is a queue with its counts, live.
type Queue struct {
	ID       int        `json:"id"`
	Name     string     `json:"name"`
	Line     int        `json:"line"`
	Unit     string     `json:"unit"`
	Open     int        `json:"open"`
	OldestAt *time.Time `json:"oldest_at"`
	Late     int        `json:"late"`
}

// Views are the counts of the left column.
type Views struct {
	Mine     int `json:"mine"`
	ToAnswer int `json:"to_answer"`
	Watching int `json:"watching"`
	Late     int `json:"late"`
	Mail     int `json:"mail" doc:"Mail that waits for a person to say where it belongs"`
}

// Reason is a contact reason (KP-6).
type Reason struct {
	Code         string `json:"code"`
	Name         string `json:"name"`
	NameEN       string `json:"name_en"`
	Medical      bool   `json:"medical"`
	Limit        string `json:"limit,omitempty" doc:"Which of KP-7's limits to remind of when it is chosen"`
	Needs        string `json:"needs,omitempty" doc:"The profession that the question asks for (P-1)"`
	NeedsPatient bool   `json:"needs_patient"`
	Unstated     bool   `json:"unstated,omitempty" doc:"Nobody has said yet what the matter is; to be stated before closing"`
}

// ActionInfo is an action that a ticket can be closed with (KP-6a).
type ActionInfo struct {
	Code      string `json:"code"`
	Name      string `json:"name"`
	NameEN    string `json:"name_en"`
	Solved    bool   `json:"solved" doc:"Counts as solved here"`
	Medical   bool   `json:"medical" doc:"Must be documented in the record (P-10)"`
	NeedsNote bool   `json:"needs_note" doc:"Needs where to, or what"`
	Requires  string `json:"requires,omitempty" enum:"licensed,prescriber" doc:"Who may state it"`
	Allowed   bool   `json:"allowed" doc:"This person may state it"`
}

// PatientQuery is sent in a body and never in a URL (KP-9): exactly one of the three.
type PatientQuery struct {
	IdentityNumber string `json:"identity_number,omitempty" required:"false" maxLength:"40"`
	Phone          string `json:"phone,omitempty" required:"false" maxLength:"40"`
	Name           string `json:"name,omitempty" required:"false" maxLength:"200"`
}

// PatientHit is a patient with what this person may see of earlier contacts.
type PatientHit struct {
	Patient
	Age     *int     `json:"age,omitempty"`
	Earlier []Ticket `json:"earlier" doc:"At most 20, newest first; open ones are possible duplicates"`
}

// PatientSearch is the answer to a PatientQuery. A relative who rings from her
// own number is a caller, never a way into somebody else's record.
type PatientSearch struct {
	Items   []PatientHit `json:"items"`
	Callers []Caller     `json:"callers" doc:"People who rang from this number about somebody else"`
	Number  *NumberCheck `json:"number,omitempty"`
}

// NumberCheck tells what a checked identity number is (P-5).
type NumberCheck struct {
	Normalised string `json:"normalised"`
	Kind       string `json:"kind" enum:"personal,coordination,reserve"`
	Age        *int   `json:"age,omitempty"`
}

// Caller is somebody who has contacted us about another person.
type Caller struct {
	Name     string    `json:"name"`
	Kind     string    `json:"kind"`
	Relation string    `json:"relation,omitempty"`
	LastAt   time.Time `json:"last_at"`
}

// Draft is text that is not sent yet; it survives a reload and a lost line.
type Draft struct {
	Key       string    `json:"key" doc:"'register', or 'ticket:NUMBER:note' and the like" maxLength:"120"`
	Body      string    `json:"body" maxLength:"60000" doc:"JSON or text of the form"`
	UpdatedAt time.Time `json:"updated_at"`
}

// Resolution is the share of tickets solved (KP-8): by the first line alone and
// by lines one and two, over [From, To).
type Resolution struct {
	From               time.Time         `json:"from"`
	To                 time.Time         `json:"to"`
	Closed             int               `json:"closed" doc:"Closed tickets that count: merged, parked, transferred, referred on and wrong recipient left out"`
	FirstLine          int               `json:"first_line"`
	LinesOneAndTwo     int               `json:"lines_one_and_two"`
	Apart              int               `json:"apart" doc:"Transferred, referred on, wrong recipient: counted apart (KP-6a)"`
	RateFirstLine      *float64          `json:"rate_first_line" doc:"0…1; null when nothing was closed"`
	RateLinesOneAndTwo *float64          `json:"rate_lines_one_and_two"`
	Series             []ResolutionPoint `json:"series"`
}

// ResolutionPoint is one day of the series.
type ResolutionPoint struct {
	On                 string   `json:"on" format:"date"`
	Closed             int      `json:"closed"`
	FirstLine          int      `json:"first_line"`
	LinesOneAndTwo     int      `json:"lines_one_and_two"`
	RateFirstLine      *float64 `json:"rate_first_line"`
	RateLinesOneAndTwo *float64 `json:"rate_lines_one_and_two"`
}

// Today is the supervisor's table: a row per line and per queue.
type Today struct {
	At     time.Time  `json:"at"`
	Lines  []TodayRow `json:"lines"`
	Queues []TodayRow `json:"queues"`
	Hours  []HourRow  `json:"hours" doc:"Contacts by the hour they happened, today"`
}

// TodayRow counts one line or one queue today.
type TodayRow struct {
	Line     int        `json:"line"`
	Queue    *Ref       `json:"queue,omitempty"`
	Unit     string     `json:"unit,omitempty"`
	In       int        `json:"in"`
	Solved   int        `json:"solved"`
	Open     int        `json:"open"`
	Late     int        `json:"late"`
	OldestAt *time.Time `json:"oldest_at"`
}

// HourRow counts contacts in one hour of today.
type HourRow struct {
	Hour   int `json:"hour"`
	In     int `json:"in"`
	Solved int `json:"solved"`
}

// AccessQuery searches the access log (P-3, P-8); sent in a body.
type AccessQuery struct {
	IdentityNumber string     `json:"identity_number,omitempty" required:"false" maxLength:"40"`
	Employee       string     `json:"employee,omitempty" required:"false" maxLength:"100" doc:"User name or HSA-id"`
	Ticket         string     `json:"ticket,omitempty" required:"false" maxLength:"20"`
	From           *time.Time `json:"from,omitempty" required:"false"`
	To             *time.Time `json:"to,omitempty" required:"false"`
	Limit          int        `json:"limit,omitempty" required:"false" minimum:"1" maximum:"200"`
	Cursor         string     `json:"cursor,omitempty" required:"false" maxLength:"200"`
}

// AccessEntry is one row of the access log.
type AccessEntry struct {
	At        time.Time       `json:"at"`
	Activity  string          `json:"activity" doc:"read, write, list, search, push, reveal"`
	Purpose   string          `json:"purpose"`
	UserID    int             `json:"user_id"`
	UserHSAID string          `json:"user_hsa_id"`
	UserName  string          `json:"user_name"`
	UserTitle string          `json:"user_title"`
	Role      string          `json:"role"`
	Unit      string          `json:"unit"`
	Resource  string          `json:"resource"`
	Ticket    string          `json:"ticket,omitempty"`
	Patients  []AccessPatient `json:"patients"`
	Args      string          `json:"args,omitempty" doc:"What exactly was asked or done, in codes (P-8)"`
	Why       string          `json:"why,omitempty"`
}

// AccessPatient is a patient whose data an entry shows.
type AccessPatient struct {
	ID             int    `json:"id"`
	IdentityNumber string `json:"identity_number,omitempty"`
	Name           string `json:"name,omitempty"`
}

// Reveal asks to see protected details, with a reason (P-4).
type Reveal struct {
	Why string `json:"why" minLength:"5" maxLength:"500"`
}

// Problem is RFC 9457 with a slug that the screen words and the fields concerned.
type Problem struct {
	Type      string         `json:"type"`
	Title     string         `json:"title"`
	Status    int            `json:"status"`
	Slug      string         `json:"slug"`
	Fields    []ProblemField `json:"fields,omitempty"`
	Ticket    *Ticket        `json:"ticket,omitempty" doc:"With stale-version: the ticket as it is now"`
	RequestID string         `json:"request_id,omitempty"`
	// Problems come with plan-has-problems, Uses with queue-in-use.
	Problems []RoutingProblem `json:"problems,omitempty"`
	Uses     []QueueUse       `json:"uses,omitempty"`
}

// ProblemField is one field in error; the value itself is never echoed.
type ProblemField struct {
	Field string `json:"field" doc:"Path in the body, e.g. patient.identity_number"`
	Slug  string `json:"slug"`
}

// Revealed is a protected patient's details, shown once (P-4).
type Revealed struct {
	Patient   Patient `json:"patient"`
	AgreedWay string  `json:"agreed_way" doc:"How the patient is reached"`
}

// Demo tells the sign-in page whether this is the demonstration.
type Demo struct {
	Demo     bool          `json:"demo"`
	Accounts []DemoAccount `json:"accounts"`
}

// DemoAccount is one that anybody may use in the demonstration.
type DemoAccount struct {
	Username string `json:"username"`
	Name     string `json:"name"`
	Title    string `json:"title"`
}

// AlarmWord is one entry of the list of words that suggest an emergency.
type AlarmWord struct {
	Word    string `json:"word"`
	Pattern string `json:"pattern"`
}

// DraftBody is what a draft keeps.
type DraftBody struct {
	Body string `json:"body" maxLength:"60000"`
}

// OpenDay is when a unit is open on one day of the week, in its local time.
type OpenDay struct {
	Day   string   `json:"day" enum:"mon,tue,wed,thu,fri,sat,sun"`
	Spans []string `json:"spans" doc:"07:30-17:00"`
}
