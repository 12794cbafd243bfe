package wire

import "time"

// Ticket is a contact as everybody at the desk sees it (KP-5). A list row, an
// opened ticket and a live event carry the same shape.
type Ticket struct {
	Number        string          `json:"number" doc:"Number that can be read out, with a check digit" example:"100042-7"`
	Status        string          `json:"status" enum:"new,queued,active,waiting,watching,closed"`
	Line          int             `json:"line" enum:"1,2,3" doc:"Service line that has the ticket now (KP-3)"`
	Queue         Ref             `json:"queue"`
	Unit          string          `json:"unit" doc:"Code of the unit whose queue has the ticket now"`
	Channel       string          `json:"channel" enum:"phone,email,citizen1177,post,fax"`
	Priority      int             `json:"priority" minimum:"1" maximum:"4" doc:"The ticket's own priority, 1 now … 4 low; never a medical priority code (KP-7)"`
	Reason        string          `json:"reason" doc:"Contact reason code (KP-6)"`
	Medical       bool            `json:"medical" doc:"The question needs licensed staff (P-12)"`
	Subject       string          `json:"subject"`
	Preview       string          `json:"preview" doc:"First 120 characters of what was said"`
	Owner         Owner           `json:"owner"`
	Handler       *Person         `json:"handler"`
	Customer      Customer        `json:"customer"`
	Patient       *Patient        `json:"patient"`
	IdentifiedBy  string          `json:"identified_by,omitempty" doc:"How the person who contacts us was identified (P-11)"`
	Action        *Action         `json:"action"`
	Group         string          `json:"group,omitempty" doc:"Competence group code (RF-4)"`
	Escalation    *Escalation     `json:"escalation" doc:"The question that is open, or was last answered"`
	Escalations   []Escalation    `json:"escalations,omitempty" doc:"Every question asked, oldest first; left out of lists"`
	CustomerWrote bool            `json:"customer_wrote" doc:"The customer has written since we last did (E-6)"`
	AnsweredAt    *time.Time      `json:"answered_at,omitempty" doc:"When the customer had the first answer"`
	AnswerBy      *time.Time      `json:"answer_by,omitempty" doc:"By when a written contact is to be answered (E-2)"`
	ReplyBy       []string        `json:"reply_by" doc:"Ways in which the customer can be answered: email, inbox; the best first"`
	ReplyTo       string          `json:"reply_to,omitempty" doc:"Where a mail goes"`
	Links         []TicketLink    `json:"links,omitempty" doc:"Left out of lists"`
	MergedInto    string          `json:"merged_into,omitempty"`
	Returned      bool            `json:"returned" doc:"Came back with an answer that nobody has taken up"`
	Watches       []Watch         `json:"watches"`
	WaitingFor    string          `json:"waiting_for,omitempty" doc:"What the ticket waits for from the customer"`
	WaitingUntil  *time.Time      `json:"waiting_until,omitempty"`
	Unread        bool            `json:"unread" doc:"Changed since this person last opened it (E-5)"`
	Flagged       bool            `json:"flagged" doc:"Not handled in four working days (E-5)"`
	Alarm         []string        `json:"alarm,omitempty" doc:"Words that suggest an emergency (KP-7a)"`
	Late          bool            `json:"late"`
	DueAt         *time.Time      `json:"due_at" doc:"Next deadline; null while the clocks stand still"`
	DueKind       string          `json:"due_kind,omitempty" enum:",first,next,solved,line" doc:"Which promise that is"`
	WarnAt        *time.Time      `json:"warn_at" doc:"When the last quarter begins"`
	OccurredAt    time.Time       `json:"occurred_at" doc:"When the contact happened"`
	CreatedAt     time.Time       `json:"created_at"`
	QueuedAt      time.Time       `json:"queued_at" doc:"When it came to its queue"`
	UpdatedAt     time.Time       `json:"updated_at"`
	ClosedAt      *time.Time      `json:"closed_at,omitempty"`
	Version       int             `json:"version"`
	Can           Can             `json:"can"`
	Promises      []TicketPromise `json:"promises,omitempty" doc:"Every clock; left out of lists"`
	AlarmChoice   *AlarmChoice    `json:"alarm_choice,omitempty" doc:"What was chosen when words suggested an emergency"`
	Routing       *Routing        `json:"routing,omitempty" doc:"Why the ticket is where it is; left out of lists"`
}

// Ref points at a row of configuration by id and the name to show.
type Ref struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
}

// Person is a member of staff as colleagues see them.
type Person struct {
	ID    int    `json:"id"`
	Name  string `json:"name"`
	Title string `json:"title,omitempty"`
}

// Owner is the function that answers for the ticket to the end (KP-5): a queue
// of a unit first, a named person at most beside it.
type Owner struct {
	Queue  Ref     `json:"queue"`
	Unit   string  `json:"unit"`
	Person *Person `json:"person"`
}

// Customer is who contacts us, apart from whom it concerns (KP-1, KP-5).
type Customer struct {
	Kind     string `json:"kind" enum:"patient,relative,referrer,other"`
	Name     string `json:"name,omitempty" maxLength:"200" required:"false"`
	Relation string `json:"relation,omitempty" maxLength:"100" required:"false"`
	Phone    string `json:"phone,omitempty" maxLength:"40" required:"false"`
	Email    string `json:"email,omitempty" maxLength:"200" required:"false"`
}

// Patient is whom the ticket concerns. With Protected everything but ID and
// Protected is empty for those without the right to see more (P-4).
type Patient struct {
	ID             int    `json:"id"`
	IdentityNumber string `json:"identity_number,omitempty" doc:"YYYYMMDD-NNNN"`
	Name           string `json:"name,omitempty"`
	Phone          string `json:"phone,omitempty"`
	Email          string `json:"email,omitempty"`
	Protected      bool   `json:"protected,omitempty"`
}

// Action is what was done (KP-6a) and, where the action is medical, where it is
// documented (P-10).
type Action struct {
	Code       string      `json:"code"`
	Note       string      `json:"note,omitempty"`
	Journalled *Journalled `json:"journalled,omitempty"`
}

// Journalled says where, when and by whom advice was documented in the record (P-10).
type Journalled struct {
	System string    `json:"system" minLength:"1" maxLength:"100"`
	At     time.Time `json:"at"`
	By     string    `json:"by" minLength:"1" maxLength:"200"`
}

// Escalation is a question sent up the lines and, once returned, its answer (KP-4).
type Escalation struct {
	From       Ref        `json:"from" doc:"The queue that asked"`
	To         Ref        `json:"to" doc:"The queue that was asked"`
	Reason     string     `json:"reason"`
	Question   string     `json:"question"`
	By         *Person    `json:"by"`
	At         time.Time  `json:"at"`
	Answer     string     `json:"answer,omitempty"`
	AnsweredBy *Person    `json:"answered_by,omitempty"`
	AnsweredAt *time.Time `json:"answered_at,omitempty"`
}

// Watch is "look again on this day" (KP-5).
type Watch struct {
	On   string  `json:"on" format:"date"`
	Note string  `json:"note"`
	By   *Person `json:"by"`
	Done bool    `json:"done"`
}

// Can says what this session may do with the ticket now; the screen never
// works it out by itself.
type Can struct {
	Take           bool `json:"take"`
	HandOver       bool `json:"hand_over"`
	Note           bool `json:"note"`
	Escalate       bool `json:"escalate"`
	Return         bool `json:"return"`
	Watch          bool `json:"watch"`
	Wait           bool `json:"wait"`
	Resume         bool `json:"resume"`
	Close          bool `json:"close"`
	Reopen         bool `json:"reopen"`
	CorrectPatient bool `json:"correct_patient"`
	Edit           bool `json:"edit"`
	AlarmChoice    bool `json:"alarm_choice"`
	Reply          bool `json:"reply"`
	Request        bool `json:"request"`
	Link           bool `json:"link"`
	Merge          bool `json:"merge"`
	Unmerge        bool `json:"unmerge"`
	Reveal         bool `json:"reveal" doc:"Show protected details, with a reason (P-4)"`
}

// Routing explains the decision that placed the ticket.
type Routing struct {
	Rule    string          `json:"rule" doc:"Rule id, or 'fallback'"`
	Name    string          `json:"name"`
	Version int             `json:"version"`
	Queue   *Ref            `json:"queue,omitempty" doc:"Where it placed the ticket"`
	Level   string          `json:"level" doc:"Service level code"`
	Person  *Person         `json:"person,omitempty" doc:"Whom it gave the ticket to"`
	Rota    string          `json:"rota,omitempty" doc:"Name of the rota that was to say who"`
	Reasons []RoutingReason `json:"reasons"`
	Kept    []RoutingKept   `json:"kept,omitempty" doc:"Where a principle decided over the rule"`
	Above   []RoutingMiss   `json:"above" doc:"Rules higher up that did not match, with the first condition that failed"`
}

// RoutingReason is one condition with the value that it saw.
type RoutingReason struct {
	Field string   `json:"field"`
	Op    string   `json:"op"`
	Value []string `json:"value"`
	Saw   []string `json:"saw"`
}

// RoutingMiss is a rule that did not match.
type RoutingMiss struct {
	Rule      string         `json:"rule"`
	Name      string         `json:"name"`
	Failed    *RoutingReason `json:"failed,omitempty"`
	Outranked bool           `json:"outranked,omitempty" doc:"Held, but another rule gives a higher line"`
}

// TimelineItem is one event or one text on a ticket, or on one that was merged
// into it.
type TimelineItem struct {
	ID           string            `json:"id"`
	At           time.Time         `json:"at" doc:"When it happened"`
	RegisteredAt *time.Time        `json:"registered_at,omitempty" doc:"When it was entered, where that is later"`
	Kind         string            `json:"kind" doc:"Event kind, see the catalogue of events"`
	Actor        *Person           `json:"actor" doc:"null: the system did it"`
	Text         string            `json:"text,omitempty"`
	From         *Place            `json:"from,omitempty"`
	To           *Place            `json:"to,omitempty"`
	Data         map[string]string `json:"data,omitempty" doc:"Codes that the event holds"`
	Message      *Message          `json:"message,omitempty" doc:"Of a text that came from outside or leaves"`
}

// Place is where a ticket was before or after an event.
type Place struct {
	Status  string  `json:"status,omitempty"`
	Line    int     `json:"line,omitempty"`
	Queue   *Ref    `json:"queue,omitempty"`
	Handler *Person `json:"handler,omitempty"`
}

// RoutingKept is one thing that a principle decided over the rule.
type RoutingKept struct {
	What string `json:"what" doc:"queue, priority or level"`
	Why  string `json:"why"`
	Was  string `json:"was" doc:"What the rule had said"`
}

// AlarmChoice is what somebody chose at the red card (KP-7a).
type AlarmChoice struct {
	Choice string    `json:"choice" enum:"112,nurse,no-emergency"`
	By     *Person   `json:"by"`
	At     time.Time `json:"at"`
}
