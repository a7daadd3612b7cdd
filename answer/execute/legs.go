package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// A leg is the stretch of a report of a journey that tells of one stop: from
// where the report arrives at a place (在成都,…  12日转到佛山。 第一站常州。), or at a
// day, up to where it arrives at the next one.
type leg struct {
	span  corpus.Span
	place string // id, "" when only a day opens it
	day   int    // 0 when only a place opens it
}

const (
	maxLeg     = 420 // characters of a leg that are quoted
	maxLegLost = 0.6 // part of the question's names that its report need not have
)

var (
	// arrivalRE matches what stands between the beginning of a clause and the
	// place where a journey arrives.
	arrivalRE = regexp.MustCompile(`^[【\[(]?(?:(?:随后|接着|之后|其后|当天|当日|同日|次日|翌日|隔天|上午|下午|中午|晚上|傍晚|一早|代表团|考察团|一行人?|他们|[^,。;]{0,12}一行)[,]?)*(?:再|又|先|则)?(?:在|到|到了|赴|抵|抵达|转到|转至|转往|转赴|转战|转|飞赴|前往|来到|首站|首站是|[最末]后一站|第[一二三四五六]站(?:是|来到|到)?)(?:了)?$`)
	// meetingRE matches verbs of visiting and meeting.
	meetingRE = regexp.MustCompile(`走访|会见|会面|会晤|拜会|拜访|来到|走进|考察|参观|座谈|调研|见了|到访|探访|看了|见面|到了|去了|接待|出面|[头首一二三四五六]站(?:就?是|去的?是|看的?是|到)`)
	// legVerbRE matches what else is done at a stop: 上午看甲厂, 听取商会意见.
	legVerbRE = regexp.MustCompile(`(?:上午|下午|晚上|先|再|又|去)看|(?:上午|下午|晚上|当晚|随后|接着|又|再)(?:转|赶|来)?[到至去赴]|(?:参|拜|到)访|谈合作|谈[^,。;]{1,8}合作|交流|对接|交换意见|听[^,。;]{1,24}(?:意见|介绍|汇报)|拜`)
	// exceptRE matches who is left out of the answer: 除了甲还去了哪.
	exceptRE = regexp.MustCompile(`除(?:了|开)?([^,。]{2,10}?)(?:之外|以外|外|还|又|,)`)
)

// visitedOn answers whom a delegation visited at a place or on a day from the
// leg of its journey; nil when no report tells of that leg.
func (r *Run) visitedOn() *Result {
	byDay := len(r.Q.Days) == 1
	if len(r.Q.Places) == 0 && !byDay {
		return nil
	}
	for i, p := range r.Pages {
		a := r.find.Aligned[i]
		if a.Lacks(maxLegLost) || r.ofOthers(p) {
			continue
		}
		for _, l := range legs(p, byDay) {
			if !r.asksOf(l) {
				continue
			}
			if res := r.tellLeg(p, l.span); res != nil {
				return res
			}
		}
	}
	return nil
}

// ofOthers reports whether a page does not name anybody whom the question names
// and another page does: the journey is not his.
func (r *Run) ofOthers(p *reading.Page) bool {
	q := string(r.Q.Folded)
	return len(p.Named(q)) == 0 && slices.ContainsFunc(r.Pages, func(x *reading.Page) bool { return len(x.Named(q)) > 0 })
}

// asksOf reports whether a question names the day or the place of a leg.
func (r *Run) asksOf(l leg) bool {
	if l.day > 0 {
		return r.Q.Days[0] == l.day
	}
	for _, place := range r.Q.Places {
		if place.ID != "" && (l.place == place.ID || strings.HasPrefix(l.place, place.ID+"/")) {
			return true
		}
	}
	return false
}

// legs cuts a page at its arrivals, at days or at places; none when there are
// fewer than two.
func legs(p *reading.Page, byDay bool) []leg {
	var out []leg
	for c := range p.Clauses {
		if p.Sentences[p.Clauses[c].Sentence].Kind == corpus.TableRow {
			continue
		}
		l := arrival(p, c)
		if byDay {
			l.place = ""
		} else {
			l.day = 0
		}
		if l.place == "" && l.day == 0 {
			continue
		}
		if n := len(out); n > 0 && out[n-1].place == l.place && out[n-1].day == l.day {
			continue
		} else if n > 0 {
			out[n-1].span.End = l.span.Start
		}
		out = append(out, l)
	}
	if len(out) < 2 {
		return nil
	}
	last := &out[len(out)-1].span
	last.End = p.Text.Blocks[p.Sentences[p.SentenceAt(last.Start)].Block].Span.End
	return out
}

// arrival is the place that a clause arrives at, and the day that it begins
// its sentence with.
func arrival(p *reading.Page, c int) leg {
	clause := &p.Clauses[c]
	from := clause.Span.Start
	out := leg{span: corpus.Span{Start: from, End: clause.Span.End}}
	start := from
	for v := clause.From; v < clause.To; v++ {
		if x := &p.Values[v]; x.Kind == reading.Date && x.Span.Start-from <= 4 && x.Date != nil && x.Date.Day > 0 && p.Sentences[clause.Sentence].From == c {
			out.day, start = x.Date.Day, x.Span.End
		}
	}
	for _, place := range p.Places {
		if place.ID == "" || place.Span.Start < start || place.Span.End > clause.Span.End {
			continue
		}
		if before := strings.TrimLeft(string(p.Folded[start:place.Span.Start]), ",， 　"); arrivalRE.MatchString(before) || before == "" && p.Sentences[clause.Sentence].Span.End <= place.Span.End+1 && hasDate(p, clause.Sentence) {
			out.place = place.ID
		}
		break
	}
	return out
}

// hasDate reports whether a sentence has a date: 16日,惠州。
func hasDate(p *reading.Page, sentence int) bool {
	s := &p.Sentences[sentence]
	return slices.ContainsFunc(p.Values[p.Clauses[s.From].From:p.Clauses[s.To-1].To], func(v reading.Value) bool { return v.Kind == reading.Date })
}

// tellLeg quotes the sentences of a leg that tell of visits.
func (r *Run) tellLeg(p *reading.Page, s corpus.Span) *Result {
	res := &Result{Status: answer.Answered, Plan: "Lookup leg", Document: p.Document.ID}
	left := maxLeg
	except := ""
	if m := exceptRE.FindStringSubmatch(string(r.Q.Folded)); m != nil {
		except = m[1]
	}
	for n := range p.Sentences {
		x := corpus.Span{Start: max(p.Sentences[n].Span.Start, s.Start), End: min(p.Sentences[n].Span.End, s.End)}
		if x.Len() <= 0 || x.Len() > left {
			continue
		}
		text := p.Read(x)
		if !meetingRE.MatchString(text) && !(legVerbRE.MatchString(text) && (r.person(p, x) || r.bodyIn(p, x))) || except != "" && strings.Contains(text, except) {
			continue
		}
		left -= x.Len()
		res.Parts = append(res.Parts, Part{Page: p, Show: x, Cite: p.Sentences[n].Span})
	}
	if len(res.Parts) == 0 {
		return nil
	}
	res.Why = "leg " + strconv.Itoa(s.Start)
	return res
}
