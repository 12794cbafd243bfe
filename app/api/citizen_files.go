package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
)

var (
	citizenUploadRoute = Route{ID: "citizen-upload", Method: http.MethodPost, Path: auth.CitizenPath + "/attachments",
		Resource: "citizen", Action: "write", Summary: "Put a file here for a text: the raw body, one file"}
	citizenDownloadRoute = Route{ID: "citizen-download", Method: http.MethodGet, Path: auth.CitizenPath + "/attachments/{id}",
		Resource: "citizen", Action: "read", Summary: "Download a file of one's own inbox"}
)

// addCitizenFiles adds the routes of bytes, which are plain as those of the staff.
func (a *API) addCitizenFiles() {
	for _, x := range []struct {
		Route
		handler func(*fiber.Ctx, *auth.Citizen) error
	}{{citizenUploadRoute, a.citizenUpload}, {citizenDownloadRoute, a.citizenDownload}} {
		a.routes.all = append(a.routes.all, x.Route)
		path := strings.NewReplacer("{", ":", "}", "").Replace(x.Path)
		a.Fiber.Add(x.Method, path, func(c *fiber.Ctx) error {
			citizen, err := citizenFor(c.UserContext(), x.Route)
			if err != nil {
				return err
			}
			return x.handler(c, citizen)
		})
	}
}

func (a *API) citizenUpload(c *fiber.Ctx, citizen *auth.Citizen) error {
	name, blob, err := a.received(c)
	if err != nil {
		return err
	}
	kept, err := a.Citizen.Files.KeepCitizenFile(c.UserContext(), citizen, name, blob)
	if err != nil {
		return err
	}
	return c.Status(http.StatusCreated).JSON(kept)
}

func (a *API) citizenDownload(c *fiber.Ctx, citizen *auth.Citizen) error {
	id, err := pathID(c, "file-not-found")
	if err != nil {
		return err
	}
	f, err := a.Citizen.Files.CitizenFile(c.UserContext(), citizen, id)
	if err != nil {
		return err
	}
	return a.sendFile(c, f)
}

// looseFiles are files that the citizen has put here and not sent yet.
func (a *API) looseFiles(ctx context.Context, c *auth.Citizen, ids []int64) ([]desk.File, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return a.Citizen.Files.LooseFiles(ctx, c, ids)
}
