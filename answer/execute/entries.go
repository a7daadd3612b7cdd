package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// groupRE matches the count that makes a figure one of a group: 服务业58个.
var groupRE = regexp.MustCompile(`[0-9]+[多余]?[个家项宗]|项目[0-9]+个`)

// targetRE matches sums that are wished for, or that others are counted into.
var targetRE = regexp.MustCompile(`目标|预期|累计|授信|储备|总引资|以上的|当年(?:[^签落谈敲]|$)|全年`)

// taskRE matches what stands before the sum of a task, which is of no project: 下达招商任务5亿元.
var taskRE = regexp.MustCompile(`(?:任务|指标)(?:数|量|额)?(?:为|是|共|约|达)?$|下达`)

// nameRE matches a clause that names something a sum can be of.
var nameRE = regexp.MustCompile(`项目|基地|公司|集团|园|厂|中心|工程|生产|线|镇|城|酒店|案|[\p{Han}]{3,}`)

// ofCountedRE matches what stands before a sum of several things: 各类合同58个, 14个项目集中签约,
// 总投资.
var ofCountedRE = regexp.MustCompile(`[0-9]{2,}多?余?[个家项宗](?:[\p{Han}]{0,10}(?:签约|签订|开工|竣工|投产|落地|落户))?,(?:总?投资)?约?$`)

// entries are the sums of running text that no record has: each with the
// clauses that name what it is of. groups asks for parts of totals instead.
func (r *Run) entries(p *reading.Page, a *find.Alignment, groups bool) []listing.Item {
	var out []listing.Item
	records := r.recordsOf(p.Document.ID)
	for i := range p.Values {
		v := &p.Values[i]
		if v.Kind != reading.Money || v.Clause < 0 || v.Owner.Threshold {
			continue
		}
		each := v.Span.Start > 0 && p.Folded[v.Span.Start-1] == '各'
		if !each && r.recorded(records, v.Span) {
			continue
		}
		s := &p.Sentences[p.Clauses[v.Clause].Sentence]
		clause := p.Read(p.Clauses[v.Clause].Span)
		if s.Kind == corpus.TableRow || s.Kind == corpus.Heading || s.Kind == corpus.Correction || groupRE.MatchString(clause) != groups {
			continue
		}
		if taskRE.MatchString(p.Read(corpus.Span{Start: p.Clauses[v.Clause].Span.Start, End: v.Span.Start})) {
			continue
		}
		if targetRE.MatchString(clause) || targetRE.MatchString(p.Read(v.Owner.Region)) {
			continue
		}
		if !groups && (v.Owner.Aggregate || !nameRE.MatchString(p.Read(v.Owner.Region))) {
			continue
		}
		if own := r.find.Own(p, v.Clause, v); own != nil && own.ID != "total" {
			continue
		}
		region := corpus.Span{Start: p.Clauses[max(s.From, v.Clause-1)].Span.Start, End: p.Clauses[v.Clause].Span.End}
		region.Start = max(region.Start, v.Owner.Region.Start)
		if !groups && ofCountedRE.MatchString(p.Read(corpus.Span{Start: p.Clauses[max(s.From, v.Clause-1)].Span.Start, End: v.Span.Start})) {
			continue
		}
		if groups {
			region = p.Clauses[v.Clause].Span
			if f := v.Clause; f > s.From && !groupRE.MatchString(p.Read(region)) {
				region.Start = p.Clauses[f-1].Span.Start
			}
		}
		out = append(out, listing.Item{Page: p, Align: a, Name: strings.Trim(p.Shown(region), " ,，;；。、:"), Amount: v.Amount, Show: v.Span, Cite: region, Entry: true})
	}
	return out
}

// recorded reports whether a record of the document has the sum already.
func (r *Run) recorded(records *corpus.Records, s corpus.Span) bool {
	for i := range records.Projects {
		p := &records.Projects[i]
		if p.Amount != nil && p.Amount.Span.Overlaps(s) {
			return true
		}
		for k := range p.Moneys {
			if p.Moneys[k].Span.Overlaps(s) {
				return true
			}
		}
		if listing.Overridden(p, s.Start) {
			return true
		}
	}
	return false
}
