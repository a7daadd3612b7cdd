package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// A numbered list of projects is a table written as text: each line begins with
// its place, 1. 甲市:某某项目,60亿元,….

// whereListed answers where a project of such a list is; nil when the question
// names none.
func (r *Run) whereListed() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || r.Q.Language == "en" || !listPlaceRE.MatchString(q) {
		return nil
	}
	var best listing.Item
	most, next := 0, 0
	for _, it := range r.items() {
		p := it.Project
		if p == nil || !it.Labelled() {
			continue
		}
		own := clean.Fold(p.Name.Value + "\n" + strings.Join(p.PartyNames(), "\n"))
		said := r.saidIn(own)
		heading := it.Page.Head()
		if strange, _ := r.strangeIn(heading+"\n"+own, ledgerWordRE); said < 3 || strange > 1 {
			continue
		}
		if said > most {
			best, most, next = it, said, most
		} else {
			next = max(next, said)
		}
	}
	if most == 0 || next == most {
		return nil
	}
	part := Part{Label: best.Name, Text: best.Project.Place.Value, Page: best.Page, Cite: best.Cite}
	return &Result{Status: answer.Answered, Plan: "Lookup place [of a list]", Score: 1, Document: best.Page.Document.ID, Parts: []Part{part}, Rows: []string{best.ID()}, items: []listing.Item{best}}
}

// listPlaceRE matches questions for a place.
var listPlaceRE = regexp.MustCompile(`在哪|哪里|哪儿|(?:[落放在建到]|落户|选址)(?:在)?.{0,6}哪(?:一)?个?(?:市|县|区|旗|镇|乡|园区|地方)|边度`)

// otherDeed reports whether the date of a row is of another action than the
// question names: 2023-04-11开工 when it asks what was signed.
func (r *Run) otherDeed(x *listing.Record) bool {
	if len(r.Q.Years)+len(r.Q.Months) == 0 || x.Project.Date == nil || x.Page == nil {
		return false
	}
	i := x.Page.SentenceAt(x.Project.Date.Span.Start)
	if i < 0 || x.Page.Sentences[i].Kind != corpus.TableRow {
		return false
	}
	said := x.Project.Date.Span
	said.End = min(x.Page.Sentences[i].Span.End, said.End+3)
	return r.otherActionThan(x.Page.Read(said))
}

// otherActionThan reports whether a text says one of the actions and the
// question others only.
func (r *Run) otherActionThan(text string) bool {
	said, same, asked := false, false, false
	for _, words := range r.Words.Actions {
		in, of := find.HoldsAny(text, words), find.HoldsAny(string(r.Q.Folded), words)
		said, asked, same = said || in, asked || of, same || in && of
	}
	return said && asked && !same
}

// sameStage reports whether a text says one of the actions of the question.
func (r *Run) sameStage(text string) bool {
	return slices.ContainsFunc(r.Words.Actions, func(words []string) bool {
		return find.HoldsAny(text, words) && find.HoldsAny(string(r.Q.Folded), words)
	})
}

// sumListed adds up several rows that a question names one by one and counts:
// 甲、乙、丙三个项目共多少.
func (r *Run) sumListed() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || r.Q.Language == "en" || !r.Q.Asks("amount", "attribute", "") || !listedSumRE.MatchString(q) {
		return nil
	}
	m := listedSumRE.FindStringSubmatch(q)
	n, _ := reading.ParseChinese(m[1])
	parts := strings.Split(strings.Split(q, m[0])[0], "、")
	if last := separatorRE.Split(parts[len(parts)-1], -1); len(parts) == int(n)-1 && len(last) == 2 {
		parts = append(parts[:len(parts)-1], last...)
	}
	if len(parts) != int(n) {
		return nil
	}
	var found []listing.Item
	for _, text := range parts {
		it, ok := r.name(text, r.items())
		if !ok || it.Amount == nil || slices.ContainsFunc(found, func(x listing.Item) bool { return x.ID() == it.ID() }) {
			return nil
		}
		found = append(found, it)
	}
	return r.total(found, listing.Selection{Items: found, Cover: 1, Why: " [listed]"})
}

// listedSumRE matches the end of such a question.
var listedSumRE = regexp.MustCompile(`([两二三四五六七八])个.{0,6}(?:共|合计|加起来|一起|总共).{0,6}多少`)

// otherState reports whether a question is of projects in a state that no column
// of a table of figures counts.
func (r *Run) otherState(t *reading.Table) bool {
	if len(r.Q.Status) == 0 || !r.Q.Asks("list", "yesno") {
		return false
	}
	for _, c := range t.Columns {
		for _, s := range r.Q.Status {
			if w := statusWords[s]; w != "" && strings.Contains(c.Name, w) {
				return false
			}
		}
	}
	return slices.Contains(r.Q.Status, corpus.Negotiating)
}
