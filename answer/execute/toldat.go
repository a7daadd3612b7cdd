package execute

// besideDate is what a date gains when the deed that a question names is told of it.
const besideDate = 0.3

// toldAt raises a date by the last word of the question, when no list of deeds has it and it
// stands in what is told of the date, its own clause and those up to the next date: 一期
// 什么时候点火 is the day of 一期点火.
func (f *finder) toldAt(x *Candidate) {
	terms := f.q.Terms
	if f.leaning || f.q.Language == "en" || len(terms) < 2 || f.namesAction() {
		return
	}
	from := 0
	for _, t := range terms {
		from = max(from, t.Start)
	}
	for i, p := range f.pages {
		if p != x.Page {
			continue
		}
		for k := range f.aligned[i].pieces {
			w := &f.aligned[i].pieces[k]
			if !w.date && w.unit == "" && w.group == 0 && w.start >= from && w.standsIn(x.Page.Values[x.Value].Owner.Region) {
				x.add(besideDate, "told of it")
				return
			}
		}
	}
}

// namesAction reports whether the question names a deed of the lists.
func (f *finder) namesAction() bool {
	question := f.askedAction()
	for _, words := range f.words.Actions {
		if holdsAny(question, words) {
			return true
		}
	}
	return false
}
