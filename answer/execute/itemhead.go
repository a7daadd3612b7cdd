package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// itemHeadRE matches the first sentence of a paragraph that only names what the rest of
// the paragraph tells of: 二、某某纸业项目(某县)。
var itemHeadRE = regexp.MustCompile(`^ *(?:[(]?[一二三四五六七八九十0-9]{1,3}[)]?[、.) ]|第[一二三四五六七八九十]{1,2}[,、:]|[①-⑩]) *[^,。;:!?“”]{2,36}[。:]? *$`)

// isItemHead reports whether a sentence only names what its paragraph tells of.
func isItemHead(p *reading.Page, sentence int) bool {
	s := &p.Sentences[sentence]
	next := sentence + 1
	return s.Kind != corpus.TableRow && s.Span.Len() <= maxHead && s.Span.Start == p.Text.Blocks[s.Block].Span.Start &&
		next < len(p.Sentences) && p.Sentences[next].Block == s.Block &&
		itemHeadRE.MatchString(p.Read(s.Span)) && !valued(p, s.Span)
}

// underHead is the sentence under the head of an item that tells most of what the
// question asks beside the name in the head; the candidate itself when it is none.
func (r *Run) underHead(best find.Candidate) find.Candidate {
	p := best.Page
	head := p.Clauses[best.Clause].Sentence
	if r.Q.Language == "en" || r.Q.Asks("where", "list") || !isItemHead(p, head) {
		return best
	}
	name := p.Read(p.Sentences[head].Span)
	var topic []string
	for _, pair := range topicOf(string(r.Q.Folded)) {
		if !strings.Contains(name, pair) {
			topic = append(topic, pair)
		}
	}
	found, most := best, -1.0
	for i := head + 1; i < len(p.Sentences) && p.Sentences[i].Block == p.Sentences[head].Block; i++ {
		x := best
		x.Clause, x.Score = p.Sentences[i].From, 0
		text := p.Read(p.Sentences[i].Span)
		r.features(&x, text, r.Q.Kind)
		if x.Score += shareOfPairs(topic, text); r.silent(x) {
			continue
		}
		if x.Score > most {
			found, most = x, x.Score
			found.Score, found.Why = best.Score, best.Why+" under its head"
		}
	}
	return found
}
