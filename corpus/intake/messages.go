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
	var b strings.Builder
	for s != "" {
		before, rest, found := strings.Cut(s, "{")
		b.WriteString(before)
		if !found {
			break
		}
		if at := argument(rest); at > 0 && at <= len(args) {
			fmt.Fprint(&b, args[at-1])
			rest = rest[2:]
		} else {
			b.WriteByte('{')
		}
		s = rest
	}
	return b.String()
}

// argument is n of the rest of {n}, one digit; 0 when it is something else.
func argument(rest string) int {
	if len(rest) < 2 || rest[0] < '1' || rest[0] > '9' || rest[1] != '}' {
		return 0
	}
	return int(rest[0] - '0')
}
