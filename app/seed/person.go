package seed

import (
	"fmt"
	"strings"

	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/workday"
)

// Person is somebody invented.
type Person struct {
	Number personnummer.Number
	Given  string
	Family string
	Phone  string
	Email  string
	Woman  bool
}

// Name is the given and the family name.
func (p Person) Name() string { return p.Given + " " + p.Family }

// Ref names the person as the patient of a contact.
func (p Person) Ref() *tickets.PatientRef {
	return &tickets.PatientRef{IdentityNumber: p.Number.String(), IdentityKind: string(p.Number.Kind()), Name: p.Name(), Phone: p.Phone}
}

// The days of birth: most patients of heart and vessels are old.
var (
	oldFrom   = workday.Date{Year: 1932, Month: 1, Day: 1}
	youngFrom = workday.Date{Year: 1976, Month: 1, Day: 1}
)

const (
	oldDays   = 16_071 // 1932 to 1975, each day has four numbers
	youngDays = 11_323 // 1976 to 2006, each day has two
)

// Identity is the nth identity number, of the test series. The first 80 000 all
// differ.
func Identity(n int) personnummer.Number {
	// A step that shares no factor with the length visits every day once a round.
	// The day is added so that men and women come in turn.
	if n%5 == 4 {
		i := n / 5
		day := i * 4_999 % youngDays
		return personnummer.TestNumber(youngFrom.AddDays(day), i/youngDays+day)
	}
	i := n/5*4 + n%5
	day := i * 7_919 % oldDays
	return personnummer.TestNumber(oldFrom.AddDays(day), i/oldDays+day)
}

// Patient is the nth patient: the same n, the same person.
func Patient(n int) Person {
	number := Identity(n)
	p := Person{Number: number, Woman: (number.String()[10]-'0')%2 == 0, Phone: Phone(n % patientPhones)}
	given := names.Men
	if p.Woman {
		given = names.Women
	}
	h := mix(n)
	p.Given = given[h%uint64(len(given))]
	p.Family = names.Families[h/64%uint64(len(names.Families))]
	p.Email = email(p.Given, p.Family, n)
	return p
}

// Relation is what a relative is to a patient, in the words of the contacts.
type Relation struct {
	Word   string // dotter
	Caller string // Dottern
	Whom   string // sin pappa
	Mine   string // min pappa
}

// Relative is somebody close to a patient who rings for them.
func Relative(of Person, n int) (Person, Relation) {
	h := mix(n + 7)
	r := Person{Family: of.Family, Phone: Phone(patientPhones + n%relativePhones)}
	parent, spouse, wed := "pappa", "hustru", "man"
	if of.Woman {
		parent, spouse, wed = "mamma", "make", "hustru"
	}
	rel := Relation{Whom: "sin " + parent, Mine: "min " + parent}
	switch h % 5 {
	case 0, 1:
		rel.Word, rel.Caller, r.Woman = "dotter", "Dottern", true
		r.Given = names.Daughters[h/8%uint64(len(names.Daughters))]
	case 2, 3:
		rel.Word, rel.Caller = "son", "Sonen"
		r.Given = names.Sons[h/8%uint64(len(names.Sons))]
	default:
		rel = Relation{Word: spouse, Caller: map[string]string{"hustru": "Hustrun", "make": "Maken"}[spouse], Whom: "sin " + wed, Mine: "min " + wed}
		r.Woman = !of.Woman
		given := names.Men
		if r.Woman {
			given = names.Women
		}
		r.Given = given[h/8%uint64(len(given))]
	}
	r.Email = email(r.Given, r.Family, n)
	return r, rel
}

// fiction is the series that are kept for fiction, as numbers are stored (E.164):
// first number and how many.
var fiction = []struct {
	prefix string
	first  int
	count  int
}{{"+467017", 40605, 95}, {"+463139", 600, 100}, {"+468465", 400, 100}}

// How the numbers are shared out, so that no relative has a patient's.
const (
	patientPhones  = 180
	relativePhones = 100
	officePhones   = 15
	phones         = patientPhones + relativePhones + officePhones
)

// Phone is the nth number of the series kept for fiction; it begins again
// after 295.
func Phone(n int) string {
	n = n * 101 % phones // a step that shares no factor mixes the series
	for _, s := range fiction {
		if n < s.count {
			return fmt.Sprintf("%s%05d", s.prefix, s.first+n)
		}
		n -= s.count
	}
	return ""
}

var ascii = strings.NewReplacer("å", "a", "ä", "a", "ö", "o", "é", "e", "ć", "c", "-", "", " ", "")

func email(given, family string, n int) string {
	return ascii.Replace(strings.ToLower(given)) + "." + ascii.Replace(strings.ToLower(family)) + fmt.Sprint(n%90+10) + "@example.se"
}

// mix spreads neighbouring numbers (splitmix64).
func mix(n int) uint64 {
	x := uint64(n)*0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}
