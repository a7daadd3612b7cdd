package read

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

var declaredCharset = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_\-]+)`)

// maxTags is how many tags a page may have to be read as a tree; a page with
// more, or nested too deeply, is read for its text alone.
const maxTags = 200_000

// readHTML reads a saved page: its article without navigation, lists of other
// reports, advertisements and foot; title, date and source from its metadata.
func readHTML(ctx context.Context, data []byte, lim Limits) (parsed, error) {
	return htmlPage(ctx, data, "", lim)
}

// htmlPage reads a page whose charset may be known from elsewhere.
func htmlPage(_ context.Context, data []byte, declared string, lim Limits) (parsed, error) {
	if m := declaredCharset.FindSubmatch(data[:min(len(data), 4096)]); m != nil {
		declared = string(m[1])
	}
	s, notes, err := plain(data, declared)
	if err != nil {
		return parsed{}, err
	}
	var root *html.Node
	if strings.Count(s, "<") <= maxTags {
		root, err = html.Parse(strings.NewReader(s))
	}
	if err != nil || root == nil {
		return parsed{blocks: flatHTML(s), title: titleOf(s), notes: notes}, nil
	}
	p := parsed{notes: notes}
	page := scan(root)
	p.title, p.date, p.source, p.author = page.bestTitle(), page.date, page.source, page.author
	prune(root)
	w := walker{limits: lim}
	w.node(article(root))
	w.flush()
	p.blocks = w.blocks
	if w.err != nil {
		return parsed{}, w.err
	}
	p.blocks = fromTitle(p.blocks, p.title)
	if p.title != "" && !mentions(p.blocks, p.title) {
		p.blocks = append([]clean.Block{{Kind: corpus.Heading, Level: 1, Text: p.title}}, p.blocks...)
	}
	return p, nil
}

// page is what the head of a page, and its first heading, say of it.
type page struct {
	title, ogTitle, h1 string
	source, author     string
	date               *corpus.Date
	headings           int
}

// bestTitle is what the page calls its report: its own metadata, its only
// heading, or its title without the name of the site.
func (p page) bestTitle() string {
	title := siteless(p.title, p.h1)
	site := p.h1 != "" && !strings.HasPrefix(p.title, p.h1) && strings.Contains(p.title, p.h1)
	switch {
	case p.ogTitle != "":
		return siteless(p.ogTitle, p.h1)
	case p.h1 != "" && p.headings == 1 && !site:
		return p.h1
	case title != "":
		return title
	}
	return p.h1
}

// siteless takes the name of the site off a title: 某事_某新闻网. heading is the
// page's own heading, which a title often begins with.
func siteless(title, heading string) string {
	title = strings.TrimSpace(title)
	if heading != "" && strings.HasPrefix(title, heading) {
		return heading
	}
	for {
		at := strings.LastIndexAny(title, "_|-–—")
		if at <= 0 {
			return title
		}
		_, n := utf8.DecodeRuneInString(title[at:])
		before, after := strings.TrimSpace(title[:at]), strings.TrimSpace(title[at+n:])
		if siteName.MatchString(before) && !siteName.MatchString(after) && utf8.RuneCountInString(after) >= 6 {
			return after // the name of the site stands first
		}
		if utf8.RuneCountInString(before) < 6 && !siteName.MatchString(after) || utf8.RuneCountInString(after) > 16 {
			return title
		}
		title = before
	}
}

// siteName is how the names of sites end.
var siteName = regexp.MustCompile(`(网|網|网站|網站|门户|入口網|政府|日报|日報|在线|频道|頻道|平台|局)$`)

// scan reads the metadata of a page.
func scan(root *html.Node) page {
	var p page
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Title:
			if p.title == "" {
				p.title = innerText(n)
			}
		case atom.H1:
			p.headings++
			if p.h1 == "" {
				p.h1 = innerText(n)
			}
		case atom.Meta:
			p.meta(strings.ToLower(attr(n, "name")+attr(n, "property")+attr(n, "itemprop")), strings.TrimSpace(attr(n, "content")))
		case atom.Time:
			if p.date == nil {
				p.date = parseDate(attr(n, "datetime"))
			}
		}
	}
	return p
}

func (p *page) meta(name, content string) {
	if content == "" {
		return
	}
	switch name {
	case "pubdate", "publishdate", "publish_date", "publishtime", "article:published_time", "datepublished", "date", "dc.date", "og:release_date", "createdate", "weibo:article:create_at", "firstpublishedtime":
		if date := parseDate(content); date != nil {
			p.date = date
		}
	case "contentsource", "source", "og:site_name", "dc.source", "mediaid", "publisher":
		if p.source == "" || name == "contentsource" {
			p.source = content
		}
	case "author", "article:author":
		p.author = content
	case "og:title", "articletitle":
		p.ogTitle = content
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func innerText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// noiseName matches the class and id of what is not the article.
var noiseName = regexp.MustCompile(`(?i)(^|[\s_-])(nav|navbar|navigation|menu|topbar|top-?bar|crumbs?|breadcrumbs?|location|position|path|foot|footer|bottom|copyright|sidebar|side|aside|related?|relate|relevant|recommend\w*|hot|hots|rank|ranking|ad|ads|advert\w*|adv|banner|share|sharing|bdshare\w*|comment\w*|login|search|toolbar|tools?|prev|next|prevnext|pager|pagination|page-?nav|qrcode|ewm|links?|friendlinks?|popup|modal|cookie\w*|subscribe|tags?)([\s_-]|$)|fontsize|font-size`)

// measured is what stands inside an element.
type measured struct {
	text int // characters in no link
	h1   bool
}

// measure looks at every element once.
func measure(n *html.Node, sizes map[*html.Node]measured) measured {
	var m measured
	switch {
	case n.Type == html.TextNode:
		m.text = utf8.RuneCountInString(strings.TrimSpace(n.Data))
		return m
	case n.DataAtom == atom.Script, n.DataAtom == atom.Style:
		return m
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		inner := measure(c, sizes)
		m.text += inner.text
		m.h1 = m.h1 || inner.h1
	}
	if n.DataAtom == atom.A {
		m.text = 0
	}
	m.h1 = m.h1 || n.DataAtom == atom.H1
	sizes[n] = m
	return m
}

// pruner takes out what is no part of the text: scripts, forms, hidden parts,
// and elements named as navigation, unless most of the page is in them.
type pruner struct {
	sizes map[*html.Node]measured
	total int
}

func prune(root *html.Node) {
	p := pruner{sizes: map[*html.Node]measured{}}
	p.total = measure(root, p.sizes).text
	p.prune(root)
}

func (p pruner) prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.CommentNode || c.Type == html.ElementNode && p.dispensable(c) {
			n.RemoveChild(c)
		} else {
			p.prune(c)
		}
		c = next
	}
}

func (p pruner) dispensable(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Canvas,
		atom.Button, atom.Select, atom.Input, atom.Textarea, atom.Head, atom.Video, atom.Audio:
		return true
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.H1, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Tbody:
		return hidden(n) && !veiled(n)
	case atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Dialog:
		return p.sizes[n].text*2 < p.total
	}
	if hidden(n) && !(veiled(n) && p.sizes[n].text*3 >= p.total) {
		return true
	}
	name := attr(n, "class") + " " + attr(n, "id")
	return len(name) > 1 && noiseName.MatchString(name) && p.sizes[n].text*3 < p.total && !p.sizes[n].h1
}

// veiled reports whether an element is only made invisible, as pages do with
// their article until their scripts have run.
func veiled(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return strings.Contains(style, "visibility:hidden") && !strings.Contains(style, "display:none")
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
		if a.Key == "style" {
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
		}
	}
	return false
}

// textLength counts the characters of an element that stand in no link.
func textLength(n *html.Node) int {
	switch {
	case n.Type == html.TextNode:
		return utf8.RuneCountInString(strings.TrimSpace(n.Data))
	case n.DataAtom == atom.A, n.DataAtom == atom.Script, n.DataAtom == atom.Style:
		return 0
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += textLength(c)
	}
	return sum
}

// article is the innermost element that holds nearly all the text left on a
// page, and its heading.
func article(root *html.Node) *html.Node {
	sizes := map[*html.Node]measured{}
	total := measure(root, sizes).text
	best := root
	for {
		var inner *html.Node
		for c := best.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && holds(c) && sizes[c].text*100 >= total*93 {
				inner = c
			}
		}
		if inner == nil {
			return best
		}
		best = inner
	}
}

func holds(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Div, atom.Main, atom.Article, atom.Section, atom.Center:
		return true
	}
	return false
}

func titleOf(s string) string {
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "title" {
				z.Next()
				return siteless(string(bytes.TrimSpace(z.Text())), "")
			}
		}
	}
}

// flatHTML reads a page nested too deeply for a tree: its text, a block for
// each block element.
func flatHTML(s string) []clean.Block {
	var blocks []clean.Block
	var text strings.Builder
	flush := func(kind corpus.BlockKind, level int) {
		if t := strings.TrimSpace(text.String()); t != "" {
			blocks = append(blocks, clean.Block{Kind: kind, Level: level, Text: t})
		}
		text.Reset()
	}
	skip := ""
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			flush(corpus.Paragraph, 0)
			return blocks
		}
		switch kind {
		case html.TextToken:
			if skip == "" {
				text.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken:
			raw, _ := z.TagName()
			name := string(raw)
			switch name {
			case "script", "style", "title", "noscript":
				if skip = name; kind == html.EndTagToken {
					skip = ""
				}
				flush(corpus.Paragraph, 0)
			case "h1", "h2", "h3":
				if kind == html.EndTagToken {
					flush(corpus.Heading, int(name[1]-'0'))
				} else {
					flush(corpus.Paragraph, 0)
				}
			case "p", "div", "br", "li", "tr", "table", "section", "article":
				flush(corpus.Paragraph, 0)
			}
		}
	}
}

// fromTitle leaves out what stands above the title of a page and tells
// nothing, and headings at the end that head nothing.
func fromTitle(blocks []clean.Block, title string) []clean.Block {
	want := squeeze(title)
	for i, b := range blocks[:min(len(blocks), 15)] {
		if want != "" && squeeze(b.Text) == want {
			blocks = blocks[i:]
			break
		}
		if len(b.Cells) > 0 || strings.Contains(b.Text, "。") {
			break
		}
	}
	for len(blocks) > 1 && blocks[len(blocks)-1].Kind == corpus.Heading {
		blocks = blocks[:len(blocks)-1]
	}
	return blocks
}

func mentions(blocks []clean.Block, title string) bool {
	want := squeeze(title)
	for _, b := range blocks[:min(len(blocks), 8)] {
		if strings.Contains(squeeze(b.Text), want) {
			return true
		}
	}
	return false
}
