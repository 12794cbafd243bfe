package app

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
)

// compose loads docker-compose.yml as docker would, with these variables.
func compose(t *testing.T, variables types.Mapping) (*types.Project, error) {
	t.Helper()
	file, err := filepath.Abs("../docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	return loader.LoadWithContext(t.Context(), types.ConfigDetails{
		WorkingDir:  filepath.Dir(file),
		ConfigFiles: []types.ConfigFile{{Filename: file}},
		Environment: maps.Clone(variables), // the loader adds to it
	}, func(o *loader.Options) { o.SetProjectName("kontaktpunkten", false) })
}

var passwords = types.Mapping{"KP_POSTGRES_PASSWORD": "a", "KP_OWNER_PASSWORD": "b", "KP_APP_PASSWORD": "c", "KP_HOST": "desk.example.se"}

func TestComposeIsADeskOfTwoReplicas(t *testing.T) {
	project, err := compose(t, passwords)
	if err != nil {
		t.Fatal(err)
	}
	names := slices.Sorted(maps.Keys(project.Services))
	if want := []string{"database", "desk", "mail", "proxy"}; !slices.Equal(names, want) {
		t.Fatalf("services %v, want %v", names, want)
	}
	if replicas := project.Services["desk"].Deploy.Replicas; replicas == nil || *replicas != 2 {
		t.Errorf("replicas: %v", replicas)
	}
	for name, service := range project.Services {
		if service.HealthCheck == nil || len(service.HealthCheck.Test) < 2 {
			t.Errorf("%s has no health check", name)
		}
		if published := len(service.Ports) > 0; published != (name == "proxy") {
			t.Errorf("%s publishes ports: %v", name, service.Ports)
		}
	}
	if _, reaches := project.Services["proxy"].Networks["back"]; reaches {
		t.Error("the proxy reaches the database's network")
	}
	if !project.Networks["back"].Internal {
		t.Error("the database's network is open to the outside")
	}
	if proxy := project.Configs["proxy"].Content; !strings.Contains(proxy, "{$KP_HOST}") || !strings.Contains(proxy, "a desk 8080") {
		t.Errorf("the proxy's configuration:\n%s", proxy)
	}
}

// The settings in the file are settings that the program accepts.
func TestComposeSettingsAreTheDesks(t *testing.T) {
	project, err := compose(t, passwords)
	if err != nil {
		t.Fatal(err)
	}
	desk := project.Services["desk"].Environment
	known := map[string]bool{}
	for _, s := range settings {
		known[s.variable] = true
	}
	for name := range desk {
		if !known[name] {
			t.Errorf("%s is no setting of the desk", name)
		}
	}
	cfg, err := Load(nil, func(name string) string {
		if value := desk[name]; value != nil {
			return *value
		}
		return ""
	})
	if err != nil {
		t.Fatal(err)
	}
	if !cfg.SecureCookies() || cfg.Demo || cfg.TestClock || cfg.PrivateDatabase() {
		t.Errorf("%+v", cfg)
	}
	mail := project.Services["mail"]
	if _, reached := mail.Networks["back"]; !reached || cfg.Relay.Host != mail.Name || cfg.Relay.Port != "1025" || !cfg.Relay.Plain {
		t.Errorf("mail goes to %s, the mail server is %s", cfg.Relay, mail.Name)
	}
	front := project.Networks["front"].Ipam.Config[0].Subnet
	if len(cfg.TrustedProxies) != 1 || cfg.TrustedProxies[0].String() != front {
		t.Errorf("trusted proxies %v, the proxy is in %s", cfg.TrustedProxies, front)
	}
}

func TestComposeAsksForPasswords(t *testing.T) {
	for name := range passwords {
		if name == "KP_HOST" {
			continue
		}
		without := maps.Clone(passwords)
		delete(without, name)
		if _, err := compose(t, without); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// The Dockerfile builds by the Makefile's own targets.
func TestDockerfileCallsTheMakefile(t *testing.T) {
	dockerfile, err := os.ReadFile("../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	for line := range strings.Lines(string(dockerfile)) {
		command, found := strings.CutPrefix(line, "RUN make ")
		if !found {
			continue
		}
		calls++
		if target := strings.Fields(command)[0]; !strings.Contains(string(makefile), "\n"+target+": ") {
			t.Errorf("the Makefile has no target %s", target)
		}
	}
	if calls != 2 {
		t.Errorf("%d calls of make, want one for the pages and one for the program", calls)
	}
}
