package prose

import "testing"

func TestCoined(t *testing.T) {
	v, err := loadVocabulary(commonText, nameCharsText)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text  string
		coins int
	}{
		{"榨汁", 0}, {"榨汁机", 0}, {"实验设备", 0}, {"欣动", 2}, {"芯途功率模块", 2}, {"禾岳木业", 2},
	} {
		t.Run(tt.text, func(t *testing.T) {
			if got := v.coined([]rune(tt.text)); got != tt.coins {
				t.Errorf("coined(%q) = %d, want %d", tt.text, got, tt.coins)
			}
		})
	}
}

func TestVocabularyRejects(t *testing.T) {
	if _, err := loadVocabulary("# comment\n料材\n榨汁\n", ""); err == nil {
		t.Error("a line without a tab was read")
	}
}
