package tickets

import (
	"testing"

	"pgregory.net/rapid"
)

func TestNumberFindsEverySlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.Int64Range(100001, 9_999_999_999).Draw(t, "id")
		number := FormatNumber(id)
		if got, err := ParseNumber(number); err != nil || got != id {
			t.Fatalf("%s read as %d, %v", number, got, err)
		}
		at := rapid.IntRange(0, len(number)-1).Draw(t, "at")
		if number[at] == '-' {
			return
		}
		wrong := []byte(number)
		wrong[at] = byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
		if string(wrong) == number {
			return
		}
		if got, err := ParseNumber(string(wrong)); err == nil {
			t.Fatalf("%s passed as %d", wrong, got)
		}
	})
}

func TestNumberAsPeopleTypeIt(t *testing.T) {
	want := int64(100042)
	number := FormatNumber(want)
	for _, typed := range []string{number, " " + number + " ", number[:6] + number[7:], "100 042 " + number[7:]} {
		if got, err := ParseNumber(typed); err != nil || got != want {
			t.Errorf("%q read as %d, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "7", "abc-1", "100042", "-", "99999999999999999999"} {
		if got, err := ParseNumber(typed); err == nil && got == want {
			t.Errorf("%q passed", typed)
		}
	}
}
