package configs

import (
	"fmt"
	"os"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cast"
)

// fill sets the fields of a section from what was read; what was not read
// keeps its default.
func (l *loader) fill(v reflect.Value, path string) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		key := join(path, f.Tag.Get("key"))
		switch {
		case section(f.Type):
			l.fill(v.Field(i), key)
		case f.Type == reflect.TypeFor[Secret]():
			l.secret(v.Field(i), key)
		case l.from[key] != "":
			l.value(v.Field(i), key)
		}
	}
}

func (l *loader) value(field reflect.Value, key string) {
	raw := l.viper.Get(key)
	value, err := convert(raw, field.Interface())
	if err != nil {
		l.problem("%s (%s): %w", key, l.from[key], err)
		return
	}
	field.Set(reflect.ValueOf(value))
}

// secret takes a secret itself or, when key_file is set, the file's content
// without the white space around it.
func (l *loader) secret(field reflect.Value, key string) {
	file := key + "_file"
	direct := l.from[key] != "" && l.viper.GetString(key) != ""
	named := l.from[file] != "" && l.viper.GetString(file) != ""
	switch {
	case direct && named:
		l.problem("%s and %s are both set; keep one", key, file)
	case direct:
		field.Set(reflect.ValueOf(NewSecret(l.viper.GetString(key))))
	case named:
		data, err := os.ReadFile(l.viper.GetString(file))
		if err != nil {
			l.problem("%s (%s): %w", file, l.from[file], err)
			return
		}
		field.Set(reflect.ValueOf(NewSecret(strings.TrimSpace(string(data)))))
		l.from[key] = l.from[file]
	}
}

// convert reads a raw value as the type of its default.
func convert(raw, like any) (any, error) {
	switch like.(type) {
	case string:
		return text(raw)
	case bool:
		if v, err := cast.ToBoolE(raw); err == nil {
			return v, nil
		}
		return nil, fmt.Errorf("%v is neither true nor false", raw)
	case int:
		if v, err := strconv.Atoi(strings.TrimSpace(fmt.Sprint(raw))); err == nil {
			return v, nil
		}
		return nil, fmt.Errorf("%q is no whole number", fmt.Sprint(raw))
	case Size:
		return ParseSize(fmt.Sprint(raw))
	case time.Duration:
		if d, err := time.ParseDuration(strings.TrimSpace(fmt.Sprint(raw))); err == nil {
			return d, nil
		}
		return nil, fmt.Errorf("%q is no time, write it like 8s, 30m or 24h", fmt.Sprint(raw))
	case []string:
		return list(raw)
	}
	return nil, fmt.Errorf("no reader for %T", like)
}

func text(raw any) (any, error) {
	if raw == nil {
		return "", nil
	}
	if s, err := cast.ToStringE(raw); err == nil {
		return s, nil
	}
	return nil, fmt.Errorf("%v is no text", raw)
}

// list reads a YAML list, or words parted by commas.
func list(raw any) (any, error) {
	s, isText := raw.(string)
	if !isText {
		out, err := cast.ToStringSliceE(raw)
		if err != nil {
			return nil, fmt.Errorf("%v is no list", raw)
		}
		return out, nil
	}
	out := []string{}
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out, nil
}

// settings lists every key with its effective value.
func (l *loader) settings(v reflect.Value, path string) []Setting {
	var out []Setting
	for i := range v.NumField() {
		f := v.Type().Field(i)
		key := join(path, f.Tag.Get("key"))
		if section(f.Type) {
			out = append(out, l.settings(v.Field(i), key)...)
			continue
		}
		from := l.from[key]
		if from == "" {
			from = "default"
		}
		out = append(out, Setting{Key: key, Value: shown(v.Field(i).Interface()), From: from})
	}
	return out
}

// shown is a value as config show prints it.
func shown(v any) any {
	switch v := v.(type) {
	case Secret:
		return v.String()
	case Size:
		return v.String()
	case time.Duration:
		return v.String()
	case []string:
		if v == nil {
			return []string{}
		}
	}
	return v
}
