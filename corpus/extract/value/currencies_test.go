package value

import (
	"slices"
	"testing"
)

// TestCurrencies checks which currencies a question names, and that words that
// only hold the spelling of one name none.
func TestCurrencies(t *testing.T) {
	for text, want := range map[string][]string{
		"以日圆计价的有哪些":          {"JPY"},
		"多少泰铢":               {"THB"},
		"美元、欧元的项目":           {"USD", "EUR"},
		"用人民币投的":             {"CNY"},
		"香格里拉酒店签了几个":         nil,
		"投了多少块钱":             nil,
		"european companies": nil,
		"how many euros":     {"EUR"},
	} {
		if got := Currencies([]rune(text)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
	if got := CurrencyName("THB"); got != "泰铢" {
		t.Errorf("THB is called %s", got)
	}
}
