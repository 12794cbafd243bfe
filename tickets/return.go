package tickets

// Return gives the newest question its answer and the ticket back to the queue
// that asked ("Återlämna med svar"). Medical questions are answered by licensed
// staff alone (P-12).
func (t *Ticket) Return(by Actor, m Moment, answer string) (Outcome, error) {
	from, err := t.begin(VerbReturn, by)
	if err != nil {
		return Outcome{}, err
	}
	if answer, err = written("answer", answer, 20000); err != nil {
		return Outcome{}, err
	}
	t.unpause(m)
	t.handledBy(by.ID, m.At)
	last := t.Asked[len(t.Asked)-1]
	t.Asked = t.Asked[:len(t.Asked)-1]
	t.placeIn(Queue{ID: last.From, Line: last.Line, Unit: last.Unit, Level: last.Level}, m)
	t.Returned = true
	t.end(VerbReturn, m)
	return Outcome{Kind: ReturnedEvent, Data: Data{From: from, To: t.Place()}, EndWatches: from.Status == Watching,
		Message: &Message{Kind: "answer", Body: answer}, Answer: &Answer{Escalations: []int64{last.ID}, Text: answer}}, nil
}
