package lexicon

import (
	"fmt"
	"regexp"
	"strings"
)

// addMeasure reads a line of measures.txt.
func (l *Lexicon) addMeasure(line, _ string) error {
	parts := strings.Split(line, "\t")
	if len(parts) != 5 {
		return fmt.Errorf("%d fields, not 5", len(parts))
	}
	m := Measure{ID: strings.TrimSuffix(parts[0], "!"), Unit: parts[1]}
	for _, x := range []struct {
		to   **regexp.Regexp
		text string
		form string
	}{{&m.Asked, parts[2], "%s"}, {&m.Before, parts[3], "%s"}, {&m.After, parts[4], "^(?:%s)"}} {
		if x.text == "-" {
			continue
		}
		re, err := regexp.Compile(fmt.Sprintf(x.form, x.text))
		if err != nil {
			return err
		}
		re.Longest()
		*x.to = re
	}
	l.Measures = append(l.Measures, m)
	return nil
}
