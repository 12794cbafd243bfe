package tickets

// Note adds an internal note; at most 20 000 characters.
func (t *Ticket) Note(by Actor, m Moment, text string) (Outcome, error) {
	if _, err := t.begin(VerbNote, by); err != nil {
		return Outcome{}, err
	}
	text, err := written("text", text, 20000)
	if err != nil {
		return Outcome{}, err
	}
	t.end(VerbNote, m)
	return Outcome{Kind: Noted, Message: &Message{Kind: "note", Body: text}}, nil
}
