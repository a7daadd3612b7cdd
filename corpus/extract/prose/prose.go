// Package prose takes projects, totals and events from the running text of a
// report: run-on lists, amounts before and after names, phases, press
// conferences, announcements of listed companies, English reports.
//
// Its rules read tokens: the longest words of a lexicon (data/lexicon.txt),
// sums, dates and counts, brackets with their pairs. A project's name is found
// from its head (项目, 产业园, 基地 …) leftwards to the word that cannot belong
// to it; sums, investors, places and dates are then given to the names by
// named rules that look at what stands between them.
package prose

import (
	"strconv"
	"sync"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// Rules holds the lexicon. It never changes; any number of goroutines may use
// it at once.
type Rules struct {
	lex        *lexicon
	vocabulary vocabulary
	english    english
	gazetteer  *names.Lexicon

	// tokenLists has lists of tokens (*[]token) for the next page: they are the
	// largest thing a page needs, and done with when it is read.
	tokenLists sync.Pool
}

// Found is what the rules take from one document.
type Found struct {
	Projects []corpus.Project
	Totals   []corpus.Total
	Events   []corpus.Event
	Doubts   []corpus.Sourced[string]
}

// New loads the lexicon that is compiled into the program; gazetteer knows the
// places and statuses.
func New(gazetteer *names.Lexicon) (*Rules, error) {
	lex, err := loadLexicon(lexiconText, industryText)
	if err != nil {
		return nil, err
	}
	common, err := loadVocabulary(commonText, nameCharsText)
	if err != nil {
		return nil, err
	}
	return &Rules{lex: lex, vocabulary: common, english: newEnglish(), gazetteer: gazetteer}, nil
}

// Read takes the records of a document's prose. Table rows are left to the
// rules for tables. reading holds the places of the same text. Ids are the
// document's id and an ordinal.
func (r *Rules) Read(doc corpus.Document, text corpus.Text, reading *names.Reading) Found {
	p := r.newPage(doc, text, reading)
	defer p.release()
	p.names()
	p.lists()
	p.objects()
	p.labels()
	p.choose()
	p.number()
	p.amounts()
	p.unclaimed()
	p.number()
	p.parties()
	clear(p.hosts) // told before the investors were known
	p.places()
	p.dates()
	p.events()
	p.statuses()
	p.attributes()
	p.splitPhases()
	p.number()
	p.totals()
	return p.found()
}

// number gives the projects their numbers.
func (p *page) number() {
	for i, c := range p.chosen {
		c.number = i + 1
	}
}

// found numbers the records and gives them out.
func (p *page) found() Found {
	f := Found{Events: p.eventRecords(), Doubts: p.doubts}
	for _, c := range p.chosen {
		f.Projects = append(f.Projects, c.project)
	}
	f.Projects = append(f.Projects, p.englishProjects()...)
	for i := range f.Projects {
		f.Projects[i].ID = p.doc.ID + "#p" + strconv.Itoa(i+1)
	}
	p.sums = append(p.sums, p.englishTotals()...)
	for i, t := range p.sums {
		t.ID = p.doc.ID + "#t" + strconv.Itoa(i+1)
		f.Totals = append(f.Totals, t)
	}
	return f
}
