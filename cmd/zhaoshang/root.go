package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"zhaoshang/configs"
)

// globalOptions are the flags that every command takes.
type globalOptions struct {
	Data   string
	Config string
	Log    string
}

const rootLong = `Zhaoshang (招商) answers questions about investment promotion: which projects were
signed, for how much, by whom, where and when. It knows nothing but what the
documents say that it was given, and shows where they say it.

Results go to standard output (JSON lines with --json), everything else to
standard error.

Exit codes:
  0    done
  1    something else went wrong; the line on standard error says what
  2    wrong flag, argument or configuration
  3    some of the files did not go in; the others did
  4    no document, project or user of that name
  5    input that cannot be used (an empty or too long question, bad JSON)
  6    the data folder cannot be used: not writable, full, or of a newer version
  7    the data folder is busy: another command is writing
  8    verify or doctor found something wrong
  9    eval stayed under a floor
  10   there is no index yet: run reindex
  130  interrupted`

func newRootCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:           "zhaoshang",
		Short:         "Answers questions about investment promotion from your documents",
		Long:          rootLong,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	f := cmd.PersistentFlags()
	f.StringVar(&a.global.Data, "data", "", "folder of documents and indexes")
	f.StringVar(&a.global.Config, "config", "", "configuration file (YAML)")
	f.StringVar(&a.global.Log, "log", "", "log level: debug, info, warn, error")
	cmd.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; see %s --help", err, c.CommandPath())}
	})
	cmd.CompletionOptions.HiddenDefaultCmd = true
	cmd.AddCommand(commands(a)...)
	checkArguments(cmd)
	return cmd
}

// checkArguments makes what a command's Args reports a usage error.
func checkArguments(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(c *cobra.Command, args []string) error {
			if err := check(c, args); err != nil {
				return usageError{fmt.Errorf("%w; see %s --help", err, c.CommandPath())}
			}
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		checkArguments(sub)
	}
}

// load reads the configuration as the global flags say.
func (a *app) load() (configs.Loaded, error) {
	file := a.global.Config
	if file == "" {
		file = a.getenv("ZHAOSHANG_CONFIG")
	}
	flags := map[string]string{}
	if a.global.Data != "" {
		flags["data"] = a.global.Data
	}
	if a.global.Log != "" {
		flags["log.level"] = a.global.Log
	}
	loaded, err := configs.Load(configs.Options{File: file, Environ: a.environ, Flags: flags})
	if err != nil {
		return loaded, usageError{err}
	}
	return loaded, nil
}

// config is load for commands that need the values only; the data folder is
// filled in. What goes well is logged by serve alone, or when --log says so.
func (a *app) config() (configs.Config, error) {
	c, err := a.serving()
	if c.Log.Level == "info" && a.global.Log == "" {
		c.Log.Level = "warn"
	}
	return c, err
}

// serving is config as serve takes it.
func (a *app) serving() (configs.Config, error) {
	loaded, err := a.load()
	if err != nil {
		return configs.Config{}, err
	}
	c := loaded.Config
	if c.Data == "" {
		c.Data, err = a.dataFolder()
	}
	return c, err
}

// dataFolder is where data lies when nothing says otherwise.
func (a *app) dataFolder() (string, error) {
	if base := a.getenv("XDG_DATA_HOME"); base != "" {
		return filepath.Join(base, "zhaoshang"), nil
	}
	home := a.getenv("HOME")
	if home == "" {
		return "", usageError{fmt.Errorf("no data folder: give --data DIR")}
	}
	return filepath.Join(home, ".local", "share", "zhaoshang"), nil
}

func (a *app) getenv(name string) string {
	for i := len(a.environ) - 1; i >= 0; i-- {
		if value, ok := strings.CutPrefix(a.environ[i], name+"="); ok {
			return value
		}
	}
	return ""
}

// logger writes to standard error as the configuration says.
func (a *app) logger(c configs.Log) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(c.Level)); err != nil {
		level = slog.LevelInfo
	}
	options := &slog.HandlerOptions{Level: level}
	if c.Format == "json" {
		return slog.New(slog.NewJSONHandler(a.stderr, options))
	}
	return slog.New(slog.NewTextHandler(a.stderr, options))
}

// onTerminal reports whether a stream is a terminal.
func onTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && isTerminal(f)
}
