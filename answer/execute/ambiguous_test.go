package execute

import "testing"

func TestOccasionNamed(t *testing.T) {
	for q, want := range map[string]bool{"第三届茶商大会签了多少": true, "秋季大会总投资": true, "茶商大会签了多少": false, "首批项目几个": true} {
		if got := occasionRE.MatchString(q); got != want {
			t.Errorf("%s: %v, want %v", q, got, want)
		}
	}
}
