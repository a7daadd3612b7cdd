package find

import (
	"testing"
)

func TestGroupAsked(t *testing.T) {
	for _, c := range []struct {
		question string
		want     int
	}{
		{"那22个外资项目总投资多少", 22},
		{"三家企业一共投多少", 3},
		{"十二个重点项目金额", 12},
		{"这个项目投资多少", 0},
	} {
		got := 0
		if m := groupAskedRE.FindStringSubmatch(c.question); m != nil {
			got, _ = parseCount(m[1])
		}
		if got != c.want {
			t.Errorf("%s: %d, want %d", c.question, got, c.want)
		}
	}
}
