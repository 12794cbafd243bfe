package api

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"

	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/app/wire"
)

// OpenAPI is the document of the whole API, live messages included: the front
// end's client is generated from it.
func (a *API) OpenAPI() ([]byte, error) {
	doc := a.huma.OpenAPI()
	for _, message := range []any{wire.Subscribe{}, wire.Hello{}, wire.LiveEvent{}, wire.Resync{}, wire.Goodbye{}, wire.Presence{}, wire.LookingAt{}, wire.Problem{}} {
		doc.Components.Schemas.Schema(reflect.TypeOf(message), true, "")
	}
	text, err := doc.MarshalJSON()
	if err != nil {
		return nil, err
	}
	text = bytes.ReplaceAll(text, []byte(`"#/components/schemas/Refused"`), []byte(`"#/components/schemas/Problem"`))
	var tree map[string]any
	if err := json.Unmarshal(text, &tree); err != nil {
		return nil, err
	}
	// The answers of failures are Problem, by whatever name huma found them.
	schemas, _ := tree["components"].(map[string]any)["schemas"].(map[string]any)
	delete(schemas, "Refused")
	for name, schema := range schemas {
		t := doc.Components.Schemas.TypeFromRef("#/components/schemas/" + name)
		nullable(t, schema)
	}
	return json.MarshalIndent(tree, "", "  ")
}

// nullable says of each pointer to a struct that it may be null, which huma
// leaves out.
func nullable(t reflect.Type, schema any) {
	if t == nil || t.Kind() != reflect.Struct {
		return
	}
	properties, _ := schema.(map[string]any)["properties"].(map[string]any)
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		property, ok := properties[name].(map[string]any)
		if !ok || strings.Contains(options, "omitempty") || f.Type.Kind() != reflect.Pointer || property["$ref"] == nil {
			continue
		}
		properties[name] = map[string]any{"anyOf": []any{map[string]any{"$ref": property["$ref"]}, map[string]any{"type": "null"}}}
	}
}

func (a *API) openapi(c *fiber.Ctx) error {
	text, err := a.OpenAPI()
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, "application/vnd.oai.openapi+json;version=3.1")
	return c.Send(text)
}
