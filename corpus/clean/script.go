package clean

import (
	"strings"
	"unicode"
)

// The scripts that Script tells apart.
const (
	Hans    = "zh-Hans"
	Hant    = "zh-Hant"
	English = "en"
)

// asking are the English words that make a sentence English even when it
// names something in Chinese.
const asking = " what which who whom whose when where why how is are was were did do does has have had the of in for by with and list show tell much many "

// Script says in what s is written: Hans, Hant, English, or "" when there is
// nothing to tell by. Chinese that both scripts write alike is Hans.
func Script(s string) string {
	t := loaded()
	var han, simplified, traditional, latin int
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
			switch {
			case t.only[r]:
				simplified++
			case r < basicPlane && t.script[r] != 0 && r != '著' && r != '乾':
				traditional++
			}
		case r == '「' || r == '」':
			if traditional == 0 && simplified == 0 {
				han++
			}
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	switch {
	case latin > 0 && (han == 0 || latin > han && english(s)):
		return English
	case han == 0:
		return ""
	case traditional > simplified:
		return Hant
	}
	return Hans
}

// english reports whether s has at least two of the words that English
// sentences are built with.
func english(s string) bool {
	n := 0
	for word := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if strings.Contains(asking, " "+word+" ") {
			n++
		}
	}
	return n >= 2
}
