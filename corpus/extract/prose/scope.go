package prose

import "strings"

// difference reports whether a count or a sum at k is by how much something is
// more or less than something else: 比去年同期少4个, 多9个、31.6亿元.
func (p *page) difference(s sentence, k int) bool {
	if t := p.tokens[k]; t.kind != countToken && t.kind != amountToken {
		return false
	}
	j := k - 1
	for j > s.from && (p.tokens[j].mark == '、' || p.tokens[j].kind == countToken || p.tokens[j].kind == amountToken) {
		j--
	}
	if j < s.from {
		return false
	}
	for _, w := range []string{"多", "少", "增加", "减少", "多出", "高出", "净增", "增长", "下降"} {
		if strings.HasSuffix(p.text(max(s.from, j-1), j+1), w) {
			return true
		}
	}
	return false
}

// slogan reports whether a count is of words rather than of projects: “三个一批”.
func (p *page) slogan(s sentence, k int) bool {
	if k+1 < s.to && strings.HasPrefix(p.text(k+1, min(k+3, s.to)), "一批") {
		return true
	}
	return k > s.from && p.tokens[k-1].mark == '“' && p.tokens[k-1].pair > k && p.span(k, p.tokens[k-1].pair).Len() < 7 && !p.hasHead(k, p.tokens[k-1].pair)
}

// spokenPeriod reports whether the words of a clause name the time that it is
// of without a figure: 全年, 去年同期, 今年头四个月.
func (p *page) spokenPeriod(from, k int) bool {
	text := p.text(from, k)
	for _, w := range []string{"全年", "上半年", "下半年", "季度", "同期", "个月", "去年", "上年", "年内"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// dividedBy reports whether words say by what a whole is divided: 按产业分,
// 从投资方看.
func (p *page) dividedBy(lead string) bool {
	for _, w := range []string{"按", "从"} {
		if at := strings.LastIndex(lead, w); at >= 0 {
			rest := strings.TrimRight(lead[at+len(w):], ",:看")
			return strings.HasSuffix(rest, "分") || strings.HasSuffix(lead[at:], "看,")
		}
	}
	return false
}

// placeEach reports whether counts are given out by place: the words before
// the one at k are a place, and so are those before the next one.
func (p *page) placeEach(s sentence, from, k int) bool {
	if !p.onlyPlace(from, k) {
		return false
	}
	for j := k + 1; j < s.to; j++ {
		if p.tokens[j].kind != countToken {
			continue
		}
		at := j
		for at > k && p.tokens[at-1].kind != markToken {
			at--
		}
		return p.onlyPlace(at, j)
	}
	return false
}

// onlyPlace reports whether a range is the name of a place and nothing else.
func (p *page) onlyPlace(from, to int) bool {
	for k := from; k < to; k++ {
		if !p.tokens[k].is(classPlace) {
			return false
		}
	}
	return from < to
}

// saysDeed reports whether the words before a count say only that something was
// signed, or only what kind of money a sum is, which names no part of a whole:
// 签约项目, 签回, 新增到位资金.
func (p *page) saysDeed(from, to int) bool {
	for k := from; k < to; k++ {
		t := p.tokens[k]
		if !t.is(classStatus|classGeneric|classHead|classSumCue|classMoney|classStop) && t.kind != spaceToken {
			return false
		}
	}
	if from >= to {
		return false
	}
	return strings.HasPrefix(p.text(from, from+1), "签") || p.tokens[to].kind == amountToken && p.tokens[to-1].is(classMoney|classSumCue)
}

// trade reports whether the sum at k is of goods sold rather than of something
// invested: 供货协议合同金额约42亿元,属于销售合同.
func (p *page) trade(s sentence, k int) bool {
	for _, w := range []string{"销售合同", "不是投资", "不属于投资", "供货", "采购协议", "购销", "不计入投资"} {
		if strings.Contains(p.text(s.from, s.to), w) {
			return true
		}
	}
	return false
}
