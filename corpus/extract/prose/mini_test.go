package prose

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestMini(t *testing.T) {
	if os.Getenv("MINI") == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(os.Getenv("MINI"))
	rules, lex := rules(t)
	for _, part := range strings.Split(string(data), "@")[1:] {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		fmt.Println("@" + lines[0])
		for _, l := range summary(rules, lex, strings.Join(lines[1:], "\n")) {
			fmt.Println("   ", l)
		}
	}
}
