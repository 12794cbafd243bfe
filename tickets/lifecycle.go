package tickets

// Status says where a ticket stands. The words on the screen are in the
// language files.
type Status string

// The statuses.
const (
	New      Status = "new"      // registered, nobody has taken it
	Queued   Status = "queued"   // placed in a queue by a colleague or by the clock
	Active   Status = "active"   // somebody handles it
	Waiting  Status = "waiting"  // waits for the customer; the clock stands still
	Watching Status = "watching" // to be looked at again on a day; the clock stands still
	Closed   Status = "closed"   // ended with an action
)

// Statuses lists all of them in the order of a ticket's life.
var Statuses = []Status{New, Queued, Active, Waiting, Watching, Closed}

// Verb is something that a person or a clock does to a ticket.
type Verb string

// The verbs. People and clocks use the same ones.
const (
	VerbTake        Verb = "take"
	VerbHandOver    Verb = "hand-over"
	VerbNote        Verb = "note"
	VerbEscalate    Verb = "escalate"
	VerbReturn      Verb = "return"
	VerbWatch       Verb = "watch"
	VerbWait        Verb = "wait"
	VerbResume      Verb = "resume"
	VerbClose       Verb = "close"
	VerbReopen      Verb = "reopen"
	VerbCorrect     Verb = "correct-patient"
	VerbEdit        Verb = "edit"
	VerbAlarmChoice Verb = "alarm-choice"
	VerbReply       Verb = "reply"
	VerbRequest     Verb = "request"
	VerbUnsend      Verb = "unsend"
	VerbReceive     Verb = "receive"
	VerbLink        Verb = "link"
	VerbMerge       Verb = "merge"
	VerbUnmerge     Verb = "unmerge"
	// VerbStep is the clock's alone: an escalation by time.
	VerbStep Verb = "step"
)

// Verbs lists all of them.
var Verbs = []Verb{VerbTake, VerbHandOver, VerbNote, VerbEscalate, VerbReturn, VerbWatch, VerbWait, VerbResume, VerbClose, VerbReopen, VerbCorrect, VerbEdit, VerbAlarmChoice,
	VerbReply, VerbRequest, VerbUnsend, VerbReceive, VerbLink, VerbMerge, VerbUnmerge, VerbStep}

// same stands for "the status stays", placed for "active when it has a handler,
// otherwise queued".
const (
	same   Status = "="
	placed Status = "active|queued"
)

// lifecycle is THE transition table: what each verb makes of each status. A
// pair that is missing is refused with the slug not-in-this-status. The
// constraint tickets_lifecycle in migrations mirrors it.
var lifecycle = map[Verb]map[Status]Status{
	VerbTake:        {New: Active, Queued: Active, Active: Active, Waiting: Active, Watching: Active},
	VerbHandOver:    {New: placed, Queued: placed, Active: placed, Waiting: placed, Watching: placed},
	VerbNote:        {New: same, Queued: same, Active: same, Waiting: same, Watching: same, Closed: same},
	VerbEscalate:    {New: Queued, Queued: Queued, Active: Queued, Waiting: Queued, Watching: Queued},
	VerbReturn:      {New: Queued, Queued: Queued, Active: Queued, Waiting: Queued, Watching: Queued},
	VerbWatch:       {New: Watching, Queued: Watching, Active: Watching, Waiting: Watching, Watching: Watching},
	VerbWait:        {New: Waiting, Queued: Waiting, Active: Waiting, Watching: Waiting, Waiting: Waiting},
	VerbResume:      {Waiting: placed, Watching: placed},
	VerbClose:       {New: Closed, Queued: Closed, Active: Closed, Waiting: Closed, Watching: Closed},
	VerbReopen:      {Closed: Queued},
	VerbCorrect:     {New: same, Queued: same, Active: same, Waiting: same, Watching: same, Closed: same},
	VerbAlarmChoice: {New: same, Queued: same, Active: same, Waiting: same, Watching: same},
	VerbEdit:        {New: same, Queued: same, Active: same, Waiting: same, Watching: same},
	VerbReply:       {New: Active, Queued: Active, Active: Active, Waiting: Active, Watching: same},
	VerbRequest:     {New: Waiting, Queued: Waiting, Active: Waiting, Waiting: Waiting, Watching: Waiting},
	VerbUnsend:      {New: same, Queued: same, Active: same, Waiting: placed, Watching: same, Closed: placed},
	VerbReceive:     {New: same, Queued: same, Active: placed, Waiting: placed, Watching: placed, Closed: Queued},
	VerbLink:        {New: same, Queued: same, Active: same, Waiting: same, Watching: same, Closed: same},
	VerbMerge:       {New: Closed, Queued: Closed, Active: Closed, Waiting: Closed, Watching: Closed},
	VerbUnmerge:     {Closed: placed},
	// What a move makes of it; a step that moves nothing leaves the status.
	VerbStep: {New: Queued, Queued: Queued, Active: Queued, Watching: Queued},
}

// Next tells what a verb makes of a status; ok is false where the table has no
// such pair. handled says whether the ticket has a handler afterwards.
func Next(from Status, verb Verb, handled bool) (to Status, ok bool) {
	to, ok = lifecycle[verb][from]
	switch {
	case !ok:
		return from, false
	case to == same:
		return from, true
	case to == placed && handled:
		return Active, true
	case to == placed:
		return Queued, true
	}
	return to, true
}
