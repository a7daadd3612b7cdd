package names

// ShortPlace gives the short form of a unit's id, as people write it: 晋源 for
// 山西省/太原市/晋源区. An unknown id is returned as it is.
func (x *Lexicon) ShortPlace(id string) string {
	u, ok := x.places.byPath[id]
	if !ok {
		return id
	}
	name := x.places.units[u].name
	short := name
	for i, forms := range x.places.forms {
		for _, f := range forms {
			if f.unit == u && (f.kind == shortForm || f.kind == weakForm) && len(x.places.texts[i]) < len(short) {
				short = x.places.texts[i]
			}
		}
	}
	return short
}

// EnglishPlace gives the forms in which English has a unit's id: Xiamen for
// 福建省/厦门市; none for an unknown id and for one that has no form of its own.
func (x *Lexicon) EnglishPlace(id string) []string {
	u, ok := x.places.byPath[id]
	if !ok {
		return nil
	}
	return x.places.units[u].english
}
