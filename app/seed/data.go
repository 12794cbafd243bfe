package seed

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
)

//go:embed data/*.json
var files embed.FS

// names are what persons and texts are put together from.
var names = read[struct {
	Women     []string `json:"women"`
	Men       []string `json:"men"`
	Daughters []string `json:"daughters"`
	Sons      []string `json:"sons"`
	Families  []string `json:"families"`
	Clinics   []string `json:"clinics"`
	Drugs     []string `json:"drugs"`
	Doctors   []string `json:"doctors"`
}]("names")

// read decodes an embedded file. It panics on a file that is wrong, which a
// test of this package sees before anybody else.
func read[T any](name string) (out T) {
	text, err := files.ReadFile("data/" + name + ".json")
	if err != nil {
		panic(err)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&out); err != nil {
		panic(fmt.Sprintf("seed: data/%s.json: %v", name, err))
	}
	return out
}
