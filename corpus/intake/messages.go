package intake

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed messages.txt
var messageLines string

// messages are the sentences people see, by their code in messages.txt.
type messages map[string]string

func loadMessages() messages {
	m := messages{}
	for line := range strings.Lines(messageLines) {
		code, sentence, _ := strings.Cut(strings.TrimSpace(line), "\t")
		m[code] = sentence
	}
	return m
}

// say fills {1}, {2} … of a sentence.
func (m messages) say(code string, args ...any) string {
	s, ok := m[code]
	if !ok {
		return code
	}
	pairs := make([]string, 0, 2*len(args))
	for i, a := range args {
		pairs = append(pairs, fmt.Sprintf("{%d}", i+1), fmt.Sprint(a))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}
