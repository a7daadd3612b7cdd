package read

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Lines of a page that are no part of its article, on folded text.
var (
	crumb = regexp.MustCompile(`^(您?现?在?的?(当前|目前|所在|您的)?位置\s*[::]?|首页)\s*.{0,60}$`)
	arrow = regexp.MustCompile(`>|»|›|→|::|-->|\s/\s`)
	// widget is one control of a page; a line of nothing else is furniture.
	widget = regexp.MustCompile(`^(` + strings.Join([]string{
		`(字号|字级|字体|字体大小|文字大小)\s*[::]?\s*[\[【(]?\s*(大|中|小|特大|较大|默认|标准|\s|[|/+\-])*[\])】]?`,
		`(浏览|阅读|点击|访问|查看|人气|点阅)(次数|量|数|人数)?\s*[::]?\s*[\d,]*\s*次?`,
		`[\[【(]?\s*(打印|列印|友善列印|转寄|转寄友人|打印本页|打印此页|打印页面|关闭|关闭窗口|关闭本页|收藏|收藏本页|加入收藏|设为首页|返回顶部|回到顶部|返回首页|返回列表|返回上一页|回上一页|回上页|回首页|返回|纠错|我要纠错|扫一扫|分享|点赞|转发|评论|复制链接|下载|保存|推荐|投稿|举报|登录|登入|注册|手机版|行动版|无障碍|简体|繁体|english|rss)\s*[\])】]?`,
		`(分享到|分享至|分享)\s*[::]?.{0,40}`,
		`扫一扫.{0,20}|微信扫一扫.{0,30}|关注.{0,12}(公众号|微信|微博).{0,10}`,
		`点击(上方|下方)?蓝色?字|关注我们|-*(the )?end-*|点个(在看|赞).{0,10}|你最好看|长按.{0,20}|阅读原文`,
		`[|/·\-]+`,
	}, "|") + `)$`)
	// neighbour is a line that leads to other pages; nothing after its mark counts.
	neighbour = regexp.MustCompile(`^[【\[(<《·•\s]*(上|下|前|后)一?(篇|则|条|页|编)\s*[】\])>》]?\s*([::]|$)`)
	// related heads a list of other reports.
	related = regexp.MustCompile(`^[【\[(]?\s*(相关(阅读|新闻|文章|报道|链接|推荐|稿件|信息|资讯|专题)|(延伸|推荐|更多|热门|热点|最新|精彩)(阅读|新闻|文章|推荐|资讯|排行|内容|报道|信息)|(热点|热门|点击|阅读|新闻|一周|24小时)(排行|排行榜|榜)|猜你喜欢|为您推荐|编辑推荐|友情链接|网站导航|网站地图|栏目导航|大家都在看|网友评论|我要评论|发表评论)\s*[】\])]?\s*[::]?`)
	// legal is the foot of a site.
	legal = regexp.MustCompile(`版权所有|copyright|all rights reserved|©|未经(授权|许可|书面).{0,12}(转载|复制|镜像)|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼岚]?icp备|公网安备|网站标识码|违法和不良信息|增值电信业务|互联网新闻信息服务许可|广播电视节目制作|^免责声明|^网站声明|建议使用.{0,30}浏览器|最佳浏览`)
	// address is the foot of a page that was saved as html.
	address = regexp.MustCompile(`^(主办|承办|协办|技术支持|网站管理|网站维护)(单位)?\s*[::].{2,60}$|^(举报|客服|投诉|服务)(电话|热线)\s*[::]|^(关于我们|联系我们|网站地图|地址\s*[::]|本网站?(转载|声明)|声明\s*[::])`)
	// advertisement is marked as one.
	advertisement = regexp.MustCompile(`^[【\[(]?\s*(广告|推广|赞助商?(链接|内容)?|ad|advertisement)\s*[】\])]?\s*([::]|$)`)
)

// withoutFurniture leaves out what belongs to the page and not to the report:
// navigation, controls, neighbours, lists of other reports, the site's foot.
// Long lines and sentences always stay. saved says that it is a page saved as
// html, whose foot has addresses and offices as well.
func withoutFurniture(blocks []clean.Block, saved bool) []clean.Block {
	out := blocks[:0:0]
	listing := false
	for i, b := range blocks {
		if len(b.Cells) > 0 {
			listing = false
			out = append(out, b)
			continue
		}
		text := strings.TrimSpace(clean.Fold(b.Text))
		switch {
		case listing && teaser(text, b):
			continue
		case furniture(text, i, len(blocks)), saved && i >= len(blocks)-10 && address.MatchString(text):
			listing = listing && teaser(text, b)
			continue
		case related.MatchString(text) && heads(text):
			listing = true
			continue
		}
		listing = false
		out = append(out, b)
	}
	return titled(out)
}

// titled marks the first line as the heading that it turns out to be once
// what stood above it is gone.
func titled(blocks []clean.Block) []clean.Block {
	if len(blocks) < 2 || blocks[0].Kind != corpus.Paragraph || len(blocks[0].Cells) > 0 {
		return blocks
	}
	next := blocks[1].Text
	if level := headingLevel(strings.TrimSpace(blocks[0].Text), next, true); level > 0 && next != "" {
		blocks[0].Kind, blocks[0].Level = corpus.Heading, level
	}
	return blocks
}

// heads reports whether a line that names other reports only heads them: it
// tells nothing itself.
func heads(text string) bool {
	rest := strings.Trim(related.ReplaceAllString(text, ""), " :】])")
	return utf8.RuneCountInString(rest) <= 40 && !strings.Contains(rest, "。") || strings.Count(rest, " ") > 2
}

// teaser reports whether a line looks like the headline of another report.
func teaser(text string, b clean.Block) bool {
	return b.Kind != corpus.Heading && utf8.RuneCountInString(text) <= 45 && !strings.ContainsAny(text, "。") && !strings.HasSuffix(text, ")")
}

// furniture reports whether line i of n is part of the page.
func furniture(text string, i, n int) bool {
	runes := utf8.RuneCountInString(text)
	switch {
	case runes == 0:
		return false
	case runes > 120 || strings.HasSuffix(text, "。") && runes > 40:
		return false
	case i < 12 && crumb.MatchString(text) && (arrow.MatchString(text) || runes <= 6):
		return true
	case i < 12 && allWidgets(text), i >= n-15 && allWidgets(text):
		return true
	case neighbour.MatchString(text), advertisement.MatchString(text) && runes <= 60:
		return true
	}
	return (i >= n-12 || i < 3) && legal.MatchString(text)
}

// allWidgets reports whether a line is nothing but controls, navigation words
// and counters.
func allWidgets(text string) bool {
	found := false
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" \u3000\t|【】[]", r) }) {
		switch {
		case widget.MatchString(part):
			found = true
		case strings.ContainsRune("大中小", firstRune(part)) && len(part) == 3:
		default:
			return false
		}
	}
	return found || widget.MatchString(text)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
