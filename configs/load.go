package configs

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/spf13/viper"
)

//go:embed default.yaml
var defaultYAML string

// DefaultYAML is the commented file with every key and its default.
func DefaultYAML() string { return defaultYAML }

// prefix of the environment's names.
const prefix = "ZHAOSHANG_"

// Options says where Load reads from.
type Options struct {
	File    string            // YAML; "" means none
	Environ []string          // NAME=value, as os.Environ gives them
	Flags   map[string]string // key -> value, of the flags that were given
}

// Setting is one key with its effective value and where that came from.
type Setting struct {
	Key   string `json:"key"`
	Value any    `json:"value"`
	From  string `json:"from"` // default, file, environment, flag
}

// Loaded is what Load found.
type Loaded struct {
	Config   Config
	Settings []Setting // every key, in the order of the fields
}

// Load puts the defaults, the file, the environment and the flags together and
// checks every value. All that is wrong is reported at once, each with its
// path; the error is then an errors.Join of one error a value.
func Load(o Options) (Loaded, error) {
	v := viper.New()
	l := &loader{viper: v, from: map[string]string{}, known: map[string]bool{}}
	l.collect(reflect.TypeFor[Config](), "")
	l.readFile(o.File)
	l.readEnviron(o.Environ)
	l.readFlags(o.Flags)
	out := Loaded{Config: Default()}
	l.fill(reflect.ValueOf(&out.Config).Elem(), "")
	l.problems = append(l.problems, check(out.Config)...)
	out.Settings = l.settings(reflect.ValueOf(out.Config), "")
	if len(l.problems) > 0 {
		return out, errors.Join(l.problems...)
	}
	return out, nil
}

type loader struct {
	viper    *viper.Viper
	known    map[string]bool // every key, and key_file of secrets
	from     map[string]string
	problems []error
}

func (l *loader) problem(format string, args ...any) {
	l.problems = append(l.problems, fmt.Errorf("configs: "+format, args...))
}

// collect gathers the known keys of a struct type.
func (l *loader) collect(t reflect.Type, path string) {
	for i := range t.NumField() {
		f := t.Field(i)
		key := join(path, f.Tag.Get("key"))
		if section(f.Type) {
			l.collect(f.Type, key)
			continue
		}
		l.known[key] = true
		if f.Type == reflect.TypeFor[Secret]() {
			l.known[key+"_file"] = true
		}
	}
}

func (l *loader) readFile(path string) {
	if path == "" {
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		l.problem("file %q: %w", path, err)
		return
	}
	l.viper.SetConfigType("yaml")
	if err := l.viper.ReadConfig(bytes.NewReader(data)); err != nil {
		l.problem("file %q: %w", path, err)
		return
	}
	for _, key := range sorted(l.viper.AllKeys()) {
		if l.known[key] {
			l.from[key] = "file"
			continue
		}
		l.problem("file %q: unknown key %q%s", path, key, l.nearest(key))
	}
}

// readEnviron sets the keys that the environment names. An empty value counts
// as not set; names that are no key are left alone unless they are nearly one.
func (l *loader) readEnviron(environ []string) {
	byName := map[string]string{}
	for key := range l.known {
		byName[prefix+strings.ToUpper(strings.ReplaceAll(key, ".", "_"))] = key
	}
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		if !strings.HasPrefix(name, prefix) || value == "" {
			continue
		}
		if key, ok := byName[name]; ok {
			l.viper.Set(key, value)
			l.from[key] = "environment"
		} else if near := closest(name, keys(byName), 2); near != "" {
			l.problem("environment: unknown name %s; did you mean %s?", name, near)
		}
	}
}

func (l *loader) readFlags(flags map[string]string) {
	for _, key := range keys(flags) {
		if !l.known[key] {
			l.problem("flag: unknown key %q%s", key, l.nearest(key))
			continue
		}
		l.viper.Set(key, flags[key])
		l.from[key] = "flag"
	}
}

func (l *loader) nearest(key string) string {
	if near := closest(key, keys(l.known), 1+len(key)/3); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return "; `zhaoshang config show` lists the keys"
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// section reports whether a field is a part of the tree rather than a value.
func section(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t != reflect.TypeFor[Secret]()
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return sorted(out)
}

func sorted(s []string) []string { slices.Sort(s); return s }
