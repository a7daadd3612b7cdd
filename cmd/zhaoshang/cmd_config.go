package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"

	"zhaoshang/configs"
)

func newConfigCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show or check the configuration",
		Long: `Show or check the configuration.

The defaults, the file of --config (or ZHAOSHANG_CONFIG), the environment
(ZHAOSHANG_ and the key in capitals with _ for dots) and the flags are put
together; the later one wins. An unknown key is an error. Secrets print as ***.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newConfigShowCommand(a), newConfigCheckCommand(a))
	return cmd
}

type configShowOptions struct {
	JSON     bool
	Defaults bool
}

func newConfigShowCommand(a *app) *cobra.Command {
	var o configShowOptions
	cmd := &cobra.Command{
		Use:   "show",
		Short: "Print every key with its value and where that comes from",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return runConfigShow(a, o) },
	}
	cmd.Flags().BoolVar(&o.JSON, "json", false, "write one JSON object a line")
	cmd.Flags().BoolVar(&o.Defaults, "defaults", false, "print the commented file of all defaults")
	return cmd
}

func runConfigShow(a *app, o configShowOptions) error {
	if o.Defaults {
		_, err := fmt.Fprint(a.stdout, configs.DefaultYAML())
		return err
	}
	loaded, err := a.load()
	if err != nil {
		return err
	}
	if o.JSON {
		for _, s := range loaded.Settings {
			if err := writeJSON(a.stdout, s); err != nil {
				return err
			}
		}
		return nil
	}
	return writeSettings(a, loaded.Settings)
}

// writeSettings prints settings as YAML with the origin of each that is not a default.
func writeSettings(a *app, settings []configs.Setting) error {
	var open []string
	for _, s := range settings {
		parts := strings.Split(s.Key, ".")
		for depth, name := range parts[:len(parts)-1] {
			if depth < len(open) && open[depth] == name {
				continue
			}
			open = append(open[:min(depth, len(open))], name)
			fmt.Fprintf(a.stdout, "%s%s:\n", strings.Repeat("  ", depth), name)
		}
		value, err := yaml.Marshal(s.Value)
		if err != nil {
			return fmt.Errorf("config: %s: %w", s.Key, err)
		}
		line := strings.Repeat("  ", len(parts)-1) + parts[len(parts)-1] + ": " + strings.TrimSpace(flow(s.Value, value))
		if s.From != "default" {
			line += "  # " + s.From
		}
		fmt.Fprintln(a.stdout, line)
	}
	return nil
}

// flow writes a list on one line, as [a, b].
func flow(value any, encoded []byte) string {
	if list, ok := value.([]string); ok {
		return "[" + strings.Join(list, ", ") + "]"
	}
	return string(encoded)
}

func newConfigCheckCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Report everything that is wrong with the configuration",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if _, err := a.load(); err != nil {
				return err
			}
			_, err := fmt.Fprintln(a.stdout, "the configuration is fine")
			return err
		},
	}
}
