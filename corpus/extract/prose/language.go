package prose

// Language knows the common words of two characters, for telling a name from
// words of the language outside extraction.
type Language struct{ words vocabulary }

// LoadLanguage reads the compiled-in words.
func LoadLanguage() (Language, error) {
	v, err := loadVocabulary(commonText, nameCharsText)
	return Language{v}, err
}

// Word reports whether two characters are a common word.
func (l Language) Word(a, b rune) bool { return l.words.word(a, b) }
