package compose

import "testing"

// Computed lines in English: amounts and numbers of projects, names untouched.
func TestInEnglish(t *testing.T) {
	for line, want := range map[string]string{
		"新能源:5个,107.5亿元":           "新能源:5 projects, 10.75 billion yuan",
		"迎泽区:11个,约21.6亿元,8个未单列金额":  "迎泽区:11 projects, about 2.16 billion yuan, 8 without an amount",
		"潇河电池项目（远岫能源有限公司）:5200万美元": "潇河电池项目（远岫能源有限公司）:52 million US dollars",
		"Seabright Ltd:3个":         "Seabright Ltd:3 projects",
	} {
		if got := inEnglish(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// Quotes in Chinese have their amounts in English behind them, when they are few.
func TestAmountsInEnglish(t *testing.T) {
	for quote, want := range map[string]string{
		"总投资90多亿元人民币":          " (over 9 billion yuan)",
		"甲12亿元、乙3.5亿美元":        " (1.2 billion yuan, 350 million US dollars)",
		"签约6个项目":               "",
		"甲1亿元、乙2亿元、丙3亿元":       "",
		"worth 9 billion yuan": "",
	} {
		if got := amountsInEnglish(quote); got != want {
			t.Errorf("%s: %q, want %q", quote, got, want)
		}
	}
}
