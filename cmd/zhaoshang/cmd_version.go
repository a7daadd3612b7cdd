package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versionInfo is what `version --json` prints.
type versionInfo struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"` // of the source, when it was built from a checkout
	Time     string `json:"time,omitempty"`     // of that revision, RFC 3339
	Go       string `json:"go"`
	System   string `json:"system"`
}

func newVersionCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return runVersion(a, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object")
	return cmd
}

func runVersion(a *app, asJSON bool) error {
	v := version()
	if asJSON {
		return writeJSON(a.stdout, v)
	}
	line := "zhaoshang " + v.Version
	if v.Revision != "" {
		line += " " + v.Revision
	}
	_, err := fmt.Fprintf(a.stdout, "%s (%s, %s)\n", line, v.Go, v.System)
	return err
}

func version() versionInfo {
	v := versionInfo{Version: "0.1.0", Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Revision = s.Value[:min(12, len(s.Value))]
		case "vcs.time":
			v.Time = s.Value
		}
	}
	return v
}
