package tickets

// Take moves the ticket to who asks ("Fördela till mig", E-7).
func (t *Ticket) Take(by Actor, m Moment) (Outcome, error) {
	from, err := t.begin(VerbTake, by)
	if err != nil {
		return Outcome{}, err
	}
	t.unpause(m)
	t.handledBy(by.ID, m.At)
	t.end(VerbTake, m)
	return Outcome{Kind: Taken, Data: Data{From: from, To: t.Place()}, EndWatches: from.Status == Watching}, nil
}
