package reading

import "testing"

func TestEnglishCounts(t *testing.T) {
	for text, want := range map[string]struct {
		number float64
		kind   string
		unit   string
	}{
		"nine foreign-invested projects were signed": {9, Count, "project"},
		"thirty-one investment agreements in all":    {31, Count, "project"},
		"fourteen of them were sealed on the day":    {14, Count, OfThem},
		"home to 214 foreign-funded companies":       {214, Count, "company"},
		"the plant will employ about 380 people":     {380, Jobs, "job"},
		"drew about 190 delegates":                   {190, Count, "people"},
		"delegates from 21 countries and regions":    {21, Count, "country"},
	} {
		found := false
		for _, v := range Scan([]rune(text), nil) {
			found = found || v.Number == want.number && v.Kind == want.kind && v.Unit == want.unit
		}
		if !found {
			t.Errorf("%s: %+v", text, Scan([]rune(text), nil))
		}
	}
	for _, v := range Scan([]rune("plant two of the group, over two lines for projects"), nil) {
		if v.Kind == Count {
			t.Errorf("a count: %+v", v)
		}
	}
}

func TestEnglishNumber(t *testing.T) {
	for word, want := range map[string]int{"1,212": 1212, "7": 7, "one": 1, "fourteen": 14, "twenty": 20, "twenty-one": 21, "ninety": 90, "forty-nine": 49,
		"zero": 0, "plant": 0, "ten-four": 0, "sixty-ten": 0, "": 0} {
		if got := EnglishNumber(word); got != want {
			t.Errorf("EnglishNumber(%q) = %d, want %d", word, got, want)
		}
	}
}
