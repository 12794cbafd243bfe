package personnummer_test

import (
	"errors"
	"testing"
	"time"

	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/workday"
)

func TestReserveNumbers(t *testing.T) {
	born := workday.Date{Year: 1985, Month: 3, Day: 12}
	n := personnummer.TestReserve(born, 'K', 42)
	for _, typed := range []string{n.String(), n.Display(), "  " + n.Display(), n.String()[2:]} {
		got, err := personnummer.Parse(typed, now)
		if err != nil || got != n || got.Kind() != personnummer.Reserve {
			t.Errorf("Parse(%q) = %v %s, %v", typed, got, got.Kind(), err)
		}
	}
	if age, ok := n.Age(now); !ok || age != 40 {
		t.Errorf("the age is %d, %v", age, ok)
	}
	for typed, want := range map[string]personnummer.Reason{
		n.String()[:11] + string('0'+('9'-n.String()[11])%10): personnummer.WrongCheckDigit,
		"19850230K42" + "0": personnummer.ImpossibleDate,
		"19850312I420":      personnummer.WrongCharacter, // I reads like 1.
		"1985031K4200":      personnummer.WrongCharacter,
		"991785000000":      personnummer.ImpossibleDate,
		personnummer.TestReserve(workday.Date{Year: 2030, Month: 1, Day: 1}, 'K', 1).String(): personnummer.InTheFuture,
	} {
		var failure *personnummer.Error
		if _, err := personnummer.Parse(typed, now); !errors.As(err, &failure) || failure.Reason != want {
			t.Errorf("Parse(%q): %v, want %s", typed, err, want)
		}
	}
}

func TestReserveNumberThatTellsTheYearOnly(t *testing.T) {
	found := 0
	for _, last := range "0123456789" {
		n, err := personnummer.Parse("99198500123"+string(last), now)
		if err != nil {
			continue
		}
		found++
		y, m, d, ok := n.Born()
		if n.Kind() != personnummer.Reserve || y != 1985 || m != 0 || d != 0 || ok {
			t.Errorf("%s is %s, born %d-%d-%d, %v", n, n.Kind(), y, m, d, ok)
		}
	}
	if found != 1 {
		t.Errorf("%d of ten check digits are right", found)
	}
}

func TestARegionsOwnShape(t *testing.T) {
	own, err := personnummer.NewReader([]personnummer.Shape{{Name: "no birth", Pattern: "99NNNNANNNNC", Letters: "X"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, last := range "0123456789" {
		n, err := own.Parse("99 1234-X5678"+string(last), now)
		if err == nil {
			if _, _, _, ok := n.Born(); ok || n.Kind() != personnummer.Reserve {
				t.Errorf("%s tells a birth", n)
			}
			return
		}
	}
	t.Error("no check digit is right")
}

func TestShapesThatCouldBeMistakenAreRefused(t *testing.T) {
	for _, s := range []personnummer.Shape{
		{Pattern: ""},
		{Pattern: "YYYYMMDDNNNC"},
		{Pattern: "YYYYMMDDANNC"},
		{Pattern: "99YYYYNNNNNN"},
		{Pattern: "99YYNYNNYNNC"},
		{Pattern: "99CYYYYNNNNC"},
		{Pattern: "YYYYMDMDANNC", Letters: "A"},
		{Pattern: "YYYYMMDDANNC", Letters: "a"},
		{Pattern: "YYYYMMDDA-NC", Letters: "A"},
		{Pattern: "99YYYYNNNNNC", Letters: "A"},
	} {
		if _, err := personnummer.NewReader([]personnummer.Shape{s}); !errors.Is(err, personnummer.ErrShape) {
			t.Errorf("%+v: %v", s, err)
		}
	}
	if _, err := personnummer.NewReader(personnummer.DefaultShapes()); err != nil {
		t.Error(err)
	}
}

func TestTestNumbersStayInTheirSeries(t *testing.T) {
	start := workday.Date{Year: 1890, Month: 1, Day: 1}
	for i := range 1500 {
		d := start.AddDays(i * 33)
		for n := -3; n < 5; n++ {
			for _, made := range []personnummer.Number{personnummer.TestNumber(d, n), personnummer.TestCoordination(d, n), personnummer.TestReserve(d, 'T', n)} {
				back, err := personnummer.Parse(made.String(), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
				if err != nil || back != made {
					t.Fatalf("%s of %s: %v", made, d, err)
				}
				individual := made.String()[8:11]
				old := individual >= "980" && individual <= "983" && made.Kind() == personnummer.Personal && d.Year < 1976
				if made.Kind() != personnummer.Reserve && individual != "238" && individual != "239" && !old {
					t.Fatalf("%s is not of the test series", made)
				}
			}
		}
	}
	if personnummer.TestNumber(start, 0) == personnummer.TestNumber(start, 1) || personnummer.TestNumber(start, 0) != personnummer.TestNumber(start, 4) {
		t.Error("n does not count round the series")
	}
}
