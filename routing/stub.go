package routing

// AlarmPhrase is an entry of the list of words that suggest an emergency.
type AlarmPhrase struct {
	// Word is what the finding is called.
	Word string `json:"word"`
	// Lang is sv or en.
	Lang string `json:"lang"`
	// Pattern is what is looked for; see AlarmList.
	Pattern string `json:"pattern"`
}

// AlarmList is the list, for the client to mark words while they are typed.
func AlarmList() []AlarmPhrase { return nil }

// FindAlarm finds words that suggest an emergency (KP-7a), or nil.
func FindAlarm(text string) *Alarm { return nil }

// Observe finds the words of the rules, and emergency words, in the texts of a situation. Keep what it
// returns: Decide on it gives the same again without the texts.
func Observe(set *RuleSet, s Situation) Situation { return s }

// Decide says where a ticket goes and why.
func Decide(set *RuleSet, s Situation) Decision { return Decision{} }

// Refusal is why somebody may not do a thing with a queue.
type Refusal struct {
	slug string
	Word string
}

// Slug is the stable code of the refusal.
func (r *Refusal) Slug() string { return r.slug }

// Error is the slug.
func (r *Refusal) Error() string { return "routing: " + r.slug }

// MayHandle says why somebody may not take a ticket from a queue, or nil.
func MayHandle(p Person, q Queue, t Ticket) error { return nil }

// MayAnswer says why somebody may not answer the customer on a ticket, or nil (P-12).
func MayAnswer(p Person, t Ticket) error { return nil }

// Directory is the queues of the desk, for looking up.
type Directory struct{ queues []Queue }

// NewDirectory keeps the queues in the order given, which decides between equals.
func NewDirectory(queues []Queue) (*Directory, error) { return &Directory{queues: queues}, nil }

// Target is the queue that an escalation lands in.
func Target(d *Directory, from string, t Ticket, r Request) (Queue, error) { return Queue{}, nil }
