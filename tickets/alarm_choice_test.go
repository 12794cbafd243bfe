package tickets

import "testing"

// KP-7a, KP-7: the choice is kept, a later one in its place, and lowers nothing.
func TestAlarmChoice(t *testing.T) {
	ticket := fresh()
	if _, err := ticket.ChooseAlarm(anna, ten, "nurse"); slug(err) != "no-alarm" {
		t.Errorf("without words: %v", err)
	}
	ticket.Alarm, ticket.Priority = []string{"svimmat"}, 1
	for _, choice := range []string{"no-emergency", "112"} {
		out, err := ticket.ChooseAlarm(anna, ten, choice)
		if err != nil || out.Kind != AlarmChosen || out.Data.AlarmChoice != choice {
			t.Fatalf("%s: %+v, %v", choice, out, err)
		}
		if got := (AlarmChoice{Choice: choice, By: anna.ID, At: ten.At}); ticket.AlarmChoice != got {
			t.Errorf("kept %+v", ticket.AlarmChoice)
		}
	}
	if ticket.Priority != 1 || len(ticket.Alarm) != 1 || ticket.Status != New {
		t.Errorf("the choice changed more: %+v", ticket)
	}
	if _, err := ticket.ChooseAlarm(anna, ten, "calm"); err == nil {
		t.Error("an unknown choice was kept")
	}
}
