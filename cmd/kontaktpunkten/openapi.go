package main

import (
	"context"

	"kontaktpunkten/app/api"
)

func init() {
	register(command{name: "openapi", summary: "print the OpenAPI document of the API", run: printOpenAPI})
}

func printOpenAPI(_ context.Context, args []string, w world) error {
	if len(args) > 0 {
		return usageError("takes no arguments")
	}
	text, err := api.New(api.Deps{}).OpenAPI()
	if err != nil {
		return err
	}
	_, err = w.out.Write(append(text, '\n'))
	return err
}
