package bot

import (
	"embed"
	"fmt"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed texts
var textFiles embed.FS

// fallback is the language of replies when nothing is known of the person's.
const fallback = "zh-Hans"

// args are the values of the {names} in a text.
type args map[string]any

// texts holds the words that the bot says itself: language -> key -> text.
type texts map[string]map[string]string

func loadTexts() (texts, error) {
	entries, err := textFiles.ReadDir("texts")
	if err != nil {
		return nil, fmt.Errorf("bot: texts: %w", err)
	}
	all := texts{}
	for _, e := range entries {
		data, err := textFiles.ReadFile(path.Join("texts", e.Name()))
		if err != nil {
			return nil, fmt.Errorf("bot: texts: %w", err)
		}
		words := map[string]string{}
		if err := yaml.Unmarshal(data, &words); err != nil {
			return nil, fmt.Errorf("bot: texts %q: %w", e.Name(), err)
		}
		all[strings.TrimSuffix(e.Name(), ".yaml")] = words
	}
	return all, nil
}

// say fills a text in.
func (t texts) say(language, key string, a args) string {
	text, ok := t[language][key]
	if !ok {
		text = t[fallback][key]
	}
	for name, value := range a {
		text = strings.ReplaceAll(text, "{"+name+"}", fmt.Sprint(value))
	}
	return strings.TrimRight(text, "\n")
}

// language is what a command is answered in: what was chosen, that of the
// person's app, or that of the last answer.
func language(m Message, c *conversation) string {
	if c.Language != "" {
		return c.Language
	}
	if l := languageTag(m.Language); l != "" {
		return l
	}
	if c.Answer != nil && c.Answer.Language != "" {
		return c.Answer.Language
	}
	return fallback
}

// languageTag reads the tag of an app (zh-TW, zh_hant, en-GB …) as one of ours.
func languageTag(tag string) string {
	t := strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
	switch {
	case t == "":
		return ""
	case strings.HasPrefix(t, "zh-hant"), strings.HasPrefix(t, "zh-tw"), strings.HasPrefix(t, "zh-hk"), strings.HasPrefix(t, "zh-mo"):
		return "zh-Hant"
	case strings.HasPrefix(t, "zh"):
		return "zh-Hans"
	}
	return "en"
}

// Say is a text of the bot for a channel's own messages: key is that of the
// texts, and a are the values of its {names}.
func (s *Service) Say(languageOf, key string, a map[string]any) string {
	if l := languageTag(languageOf); l != "" {
		languageOf = l
	}
	return s.texts.say(languageOf, key, a)
}
