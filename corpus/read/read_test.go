package read

import (
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	enc "golang.org/x/text/encoding/unicode"

	"zhaoshang/corpus"
)

// one reads a file that must give one document.
func one(t *testing.T, name, data string) Source {
	t.Helper()
	sources, problems := Read(context.Background(), name, []byte(data), Limits{})
	if len(problems) > 0 || len(sources) != 1 {
		t.Fatalf("Read(%s): %d documents, problems %v", name, len(sources), problems)
	}
	return sources[0]
}

func coded(t *testing.T, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCharsets(t *testing.T) {
	const hans = "青田市集中签约8个项目\n12月3日，青田市举行集中签约仪式，8个项目总投资42亿元。\n"
	const hant = "青田縣集中簽約8案\n12月3日，青田縣舉行集中簽約儀式，8案總投資42億元。\n"
	for _, tt := range []struct{ name, data, want string }{
		{"utf-8", hans, hans},
		{"utf-8 with mark", "\ufeff" + hans, hans},
		{"utf-8 cut short", hans + "\xe6\x8b", hans},
		{"gb18030", coded(t, simplifiedchinese.GB18030, hans), hans},
		{"gb18030 of four bytes", coded(t, simplifiedchinese.GB18030, "䶮泰电气有限公司落户青田"), "䶮泰电气有限公司落户青田"},
		{"short gbk", coded(t, simplifiedchinese.GBK, "签约八个项目"), "签约八个项目"},
		{"gbk of Traditional", coded(t, simplifiedchinese.GBK, hant), hant},
		{"big5", coded(t, traditionalchinese.Big5, hant), hant},
		{"short big5", coded(t, traditionalchinese.Big5, "簽約儀式"), "簽約儀式"},
		{"utf-16 with mark", coded(t, enc.UTF16(enc.LittleEndian, enc.UseBOM), hans), hans},
		{"utf-16 big endian", coded(t, enc.UTF16(enc.BigEndian, enc.IgnoreBOM), hans), hans},
		{"utf-16 little endian", coded(t, enc.UTF16(enc.LittleEndian, enc.IgnoreBOM), hans), hans},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := one(t, "a.txt", tt.data).Text.Content
			if want := strings.TrimSpace(tt.want); got != want {
				t.Errorf("read %q, want %q", got, want)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	for _, tt := range []struct {
		name, file, data string
		cause            error
	}{
		{"empty", "a.txt", "", ErrEmpty},
		{"blank", "a.txt", " \n\u3000\n", ErrEmpty},
		{"too large", "a.txt", strings.Repeat("招商", 200), ErrTooLarge},
		{"noise", "a.txt", "\x01\x02\xfe\x80\x91\x12\x00\x03\x9f\xff\x81\x07", ErrUnknown},
		{"picture", "a.jpg", "\x89PNG\r\n\x1a\n0000", ErrUnknown},
		{"old office", "a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", ErrUnknown},
		{"named docx", "a.docx", "no zip at all", ErrDamaged},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sources, problems := Read(context.Background(), tt.file, []byte(tt.data), Limits{Bytes: 1000})
			if len(sources) != 0 || len(problems) != 1 {
				t.Fatalf("%d documents, %d problems, want a refusal", len(sources), len(problems))
			}
			p := problems[0]
			if !errors.Is(p, tt.cause) {
				t.Errorf("problem %v, want %v", p, tt.cause)
			}
			if !strings.Contains(p.Hint, tt.file) || strings.Contains(p.Hint, "{") {
				t.Errorf("hint %q does not name the file or is unfilled", p.Hint)
			}
		})
	}
}

func TestDescribe(t *testing.T) {
	for _, tt := range []struct{ name, text, title, date, source, author string }{
		{"header line", "青田签约八个项目\n2024-11-11 来源：青田日报 记者 王小田\n正文一句话，签约八个项目。", "青田签约八个项目", "2024-11-11", "青田日报", "王小田"},
		{"dateline", "青田签约\n（2008年3月28日）昨日，青田签约八个项目，总投资五亿元。", "青田签约", "2008-03-28", "", ""},
		{"bracket dateline", "青田招商\n【2010年9月21日 台北】青田公司宣布投資五億元，設立研發中心。", "青田招商", "2010-09-21", "", ""},
		{"dateline with a place", "青田招商\n本报青田2010年9月21日电(记者 林某某)历时两年,青田园区今天开工。", "青田招商", "2010-09-21", "", "林某某"},
		{"reporter's dateline", "青田招商\n【記者林某某/青田報導,2010年9月21日】青田縣政府昨(20)日舉辦說明會,簽約五案。", "青田招商", "2010-09-21", "", ""},
		{"several datelines", "青田招商\n【2010年9月21日 台北】第一則消息，簽約五案。\n【2012年9月21日 台北】第二則消息，簽約六案。", "青田招商", "", "", ""},
		{"labelled", "青田公示\n公示日期：2022年2月11日\n项目名称：某项目", "青田公示", "2022-02-11", "", ""},
		{"news line", "青田网上签约\n2020年3月24日讯　青田商务局交了一份账。", "青田网上签约", "2020-03-24", "", ""},
		{"signature", "青田签约\n现场签约八个项目，总投资五亿元。（李小青）", "青田签约", "", "", "李小青"},
		{"remark is no name", "青田签约\n现场签约八个项目，总投资五亿元。（节选）", "青田签约", "", "", ""},
		{"reporter", "青田签约\n本报讯（记者 周大田）现场签约八个项目，总投资五亿元。", "青田签约", "", "", "周大田"},
		{"issuer", "青田股份有限公司\n关于签署投资协议的公告\n公司拟投资五亿元建设新厂。\n二〇二二年十一月二十六日", "青田股份有限公司关于签署投资协议的公告", "2022-11-26", "", ""},
		{"wide figures", "青田签约\n２０２２年０９月０１日\n现场签约八个项目。", "青田签约", "2022-09-01", "", ""},
		{"no title", "日前，青田市党政代表团赴外地考察招商，签约八个项目，总投资五亿元。", "日前，青田市党政代表团赴外地考察招商…", "", "", ""},
		{"event date is none of the document", "青田签约\n2021年5月22日，青田举行签约活动，签下五个项目。", "青田签约", "", "", ""},
		{"English", "Qingtian signs eight projects worth US$1 billion\nQINGTIAN, April 15, 2019 - Eight projects were signed here last Friday.", "Qingtian signs eight projects worth US$1 billion", "2019-04-15", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := one(t, "a.txt", tt.text)
			date := ""
			if s.Date != nil {
				date = s.Date.ISO()
			}
			if s.Title != tt.title || date != tt.date || s.SourceName != tt.source || s.Author != tt.author {
				t.Errorf("title %q date %q source %q author %q, want %q %q %q %q", s.Title, date, s.SourceName, s.Author, tt.title, tt.date, tt.source, tt.author)
			}
		})
	}
}

func TestFurniture(t *testing.T) {
	page := strings.Join([]string{
		"首页 > 新闻中心 > 县区动态　　字号：大 中 小　　浏览次数：318 次　　打印本页",
		"青田签约八个项目",
		"现场签约八个项目，总投资五亿元。相关阅读材料随后公布。",
		"项目地址：青田县工业园",
		"上一篇：某会召开　　下一篇：没有了",
		"【打印】【关闭】",
		"相关阅读",
		"邻县签约九十亿",
		"某地开工新厂",
		"版权所有 青田网 青ICP备000号",
	}, "\n")
	want := "青田签约八个项目\n现场签约八个项目，总投资五亿元。相关阅读材料随后公布。\n项目地址：青田县工业园"
	s := one(t, "a.txt", page)
	if s.Text.Content != want {
		t.Errorf("text %q, want %q", s.Text.Content, want)
	}
	if first := s.Text.Blocks[0]; first.Kind != corpus.Heading || first.Origin.Line != 2 {
		t.Errorf("first block %+v, want the heading from line 2", first)
	}
}

func TestHardWrapped(t *testing.T) {
	wrapped := strings.Repeat("　　"+strings.Repeat("青", 28)+"\n"+strings.Repeat("田", 30)+"\n"+strings.Repeat("签", 30)+"\n结束。\n", 4)
	if got := len(one(t, "a.txt", wrapped).Text.Blocks); got != 4 {
		t.Errorf("%d paragraphs, want 4", got)
	}
}

func TestHTML(t *testing.T) {
	s := one(t, "a.html", `<html><head><meta charset="utf-8"><title>青田签约八个项目_青田新闻网</title>
<meta name="PubDate" content="2024-05-21 09:30:12"><meta name="ContentSource" content="青田日报"></head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/b">要闻</a></li></ul>
<div class="crumb">当前位置：<a>首页</a> &gt; 正文</div>
<div><h1>青田签约八个项目</h1><p>　　现场签约八个项目，<b>总投资</b>五亿元。</p>
<table><caption>一览（单位：亿元）</caption><tr><th rowspan=2>项目名称</th><th colspan=2>总投资</th></tr><tr><th>内资</th><th>外资</th></tr>
<tr><td>甲厂</td><td>3</td><td>1</td></tr><tr><td>乙厂</td><td>1</td><td></td></tr></table></div>
<div class="related"><h3>相关新闻</h3><ul><li>邻县签约九十亿元项目</li></ul></div>
<div class="footer">主办：青田县　青ICP备1号</div><script>var x="88亿元"</script></body></html>`)
	want := strings.Join([]string{
		"青田签约八个项目", "现场签约八个项目，总投资五亿元。", "一览（单位：亿元）", "项目名称 | 总投资", "项目名称 | 内资 | 外资",
		"项目名称：甲厂；总投资/内资：3；总投资/外资：1", "项目名称：乙厂；总投资/内资：1",
	}, "\n")
	if s.Text.Content != want {
		t.Errorf("text:\n%s\nwant:\n%s", s.Text.Content, want)
	}
	if s.Title != "青田签约八个项目" || s.Date.ISO() != "2024-05-21" || s.SourceName != "青田日报" {
		t.Errorf("title %q date %v source %q", s.Title, s.Date, s.SourceName)
	}
}

func TestDeepHTML(t *testing.T) {
	s := one(t, "a.html", "<h1>公告标题</h1><p>前文。</p>"+strings.Repeat("<div>", 5000)+"里面的文字。"+strings.Repeat("</div>", 5000))
	if want := "公告标题\n前文。\n里面的文字。"; s.Text.Content != want {
		t.Errorf("text %q, want %q", s.Text.Content, want)
	}
}

func TestCSV(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"comma", "项目名称,投资方,总投资(亿元)\n甲厂,\"某公司,乙部\",3\n", "项目名称 | 投资方 | 总投资(亿元)\n项目名称：甲厂；投资方：某公司,乙部；总投资(亿元)：3"},
		{"semicolon", "项目名称;投资方;金额\n甲厂;某公司;1,200\n", "项目名称 | 投资方 | 金额\n项目名称：甲厂；投资方：某公司；金额：1,200"},
		{"tab, title above", "青田县项目表\t\t\n项目名称\t投资方\t金额\n甲厂\t某公司\t5\n", "青田县项目表\n项目名称 | 投资方 | 金额\n项目名称：甲厂；投资方：某公司；金额：5"},
		{"line break in a cell", "项目名称,\"总投资\n（亿元）\"\n\"智能\n分拣厂\",3\n", "项目名称 | 总投资 （亿元）\n项目名称：智能分拣厂；总投资（亿元）：3"},
		{"no header", "甲厂,12,2024-01-02\n乙厂,13,2024-01-03\n", "甲厂 | 12 | 2024-01-02\n乙厂 | 13 | 2024-01-03"},
		{"two header rows", "地区,签约,,备注\n,个数,总投资,\n甲县,3,5,无\n", "地区 | 签约 | 备注\n个数 | 总投资\n地区：甲县；签约/个数：3；签约/总投资：5；备注：无"},
		{"a second header row under all of the first", "地区,签约,,省外资金（亿元）,外资,\n,个数,总投资,到位,企业（家）,金额（万美元）\n甲县,3,5,1,2,7\n", "地区 | 签约 | 省外资金（亿元） | 外资\n个数 | 总投资 | 到位 | 企业（家） | 金额（万美元）\n地区：甲县；签约/个数：3；签约/总投资：5；省外资金（亿元）/到位：1；外资/企业（家）：2；外资/金额（万美元）：7"},
		{"header cells repeated", "地区,签约,签约,备注\n地区,个数,总投资,备注\n甲县,3,5,无\n", "地区 | 签约 | 备注\n个数 | 总投资\n地区：甲县；签约/个数：3；签约/总投资：5；备注：无"},
		{"first name in the second header row", ",签约项目,,开工项目,\n地区,个数,总投资,个数,总投资\n甲县,3,5,1,2\n乙县,4,6,2,3\n", "签约项目 | 开工项目\n地区 | 个数 | 总投资 | 个数 | 总投资\n地区：甲县；签约项目/个数：3；签约项目/总投资：5；开工项目/个数：1；开工项目/总投资：2\n地区：乙县；签约项目/个数：4；签约项目/总投资：6；开工项目/个数：2；开工项目/总投资：3"},
		{"note below", "项目名称,金额\n甲厂,3\n注：以上为初步数字,\n", "项目名称 | 金额\n项目名称：甲厂；金额：3\n注：以上为初步数字"},
		{"one column", "青田签约八个项目\n总投资五亿元。\n", "青田签约八个项目\n总投资五亿元。"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := one(t, "a.csv", tt.data).Text.Content; got != tt.want {
				t.Errorf("text:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestMarkdown(t *testing.T) {
	s := one(t, "a.md", "---\ntitle: 青田简报\ndate: 2024-05-01\n---\n# 青田**简报**\n\n签约[八个项目](http://x)，\n总投资五亿元。\n\n- 甲厂\n- 乙厂\n\n| 项目 | 投资额 |\n|:-:|--:|\n| 甲厂 | 3 |\n")
	want := "青田简报\n签约八个项目，总投资五亿元。\n甲厂\n乙厂\n项目 | 投资额\n项目：甲厂；投资额：3"
	if s.Text.Content != want || s.Date.ISO() != "2024-05-01" {
		t.Errorf("text %q date %v, want %q", s.Text.Content, s.Date, want)
	}
	if b := s.Text.Blocks[0]; b.Kind != corpus.Heading || b.Level != 1 || b.Origin.Line != 5 {
		t.Errorf("first block %+v, want a heading of level 1 from line 5", b)
	}
}

func TestJSONL(t *testing.T) {
	sources, problems := Read(context.Background(), "b.jsonl", []byte(
		`{"id":"x1","title":"青田签约","text":"签约八个项目。","date":"2024-03-29","source":"青田日报","visibility":"staff"}`+"\n\n"+
			`{"text":"另一篇，签约九个项目。"}`+"\nnot json\n"+`{"id":"x4"}`+"\n"), Limits{})
	if len(sources) != 2 || len(problems) != 2 {
		t.Fatalf("%d documents, problems %v, want 2 and 2", len(sources), problems)
	}
	a, b := sources[0], sources[1]
	if a.ID != "x1" || a.Visibility != corpus.Staff || a.Date.ISO() != "2024-03-29" || a.SourceName != "青田日报" || a.Text.Content != "青田签约\n签约八个项目。" {
		t.Errorf("first document %+v", a)
	}
	if b.ID != "b-3" {
		t.Errorf("second id %q, want b-3", b.ID)
	}
	if problems[0].Place != "第4行" || problems[1].Place != "第5行" {
		t.Errorf("places %q %q, want lines 4 and 5", problems[0].Place, problems[1].Place)
	}
}

func BenchmarkReadText(b *testing.B) {
	page := []byte("青田签约八个项目\n2024-11-11 来源：青田日报\n" + strings.Repeat("12月3日，青田市举行集中签约仪式，8个项目总投资42亿元，涵盖新材料、电子信息等领域。", 25))
	for b.Loop() {
		if sources, _ := Read(context.Background(), "a.txt", page, Limits{}); len(sources) != 1 {
			b.Fatal("not read")
		}
	}
}

func TestHTMLPages(t *testing.T) {
	for _, tt := range []struct{ name, page, title, text string }{
		{
			"site name as heading",
			`<title>某市办推介会_某市新闻网</title><body><div><h1>某市新闻网</h1></div><div><h2>某市办推介会</h2><p>签约十二个项目，总投资三十亿元，市长参加并致辞。</p></div><div><h3>专题</h3><ul><li><a>甲</a></li></ul></div>`,
			"某市办推介会", "某市办推介会\n签约十二个项目，总投资三十亿元，市长参加并致辞。",
		},
		{
			"page set with tables",
			`<title>某县签约 - 某县人民政府门户网站</title><table><tr><td><a>首页</a></td></tr></table><table><tr><td><table><tr><td><a>概况</a></td></tr></table></td><td><table><tr><td>您现在的位置：<a>首页</a> &gt;&gt; 动态</td></tr><tr><td>某县签约</td></tr><tr><td>八个项目总投资五亿元。<br>县长参加。</td></tr><tr><td>【打印本页】 【关闭窗口】</td></tr><tr><td>上一篇：<a>某会</a></td></tr></table></td></tr></table><center>版权所有：某县</center>`,
			"某县签约", "某县签约\n八个项目总投资五亿元。\n县长参加。",
		},
		{
			"body named like a side",
			`<title>公告</title><div class="main-right content-side"><p>全文都在这里，签约八个项目，总投资五亿元。</p></div>`,
			"公告", "公告\n全文都在这里，签约八个项目，总投资五亿元。",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := one(t, "a.html", `<html><meta charset="utf-8">`+tt.page)
			if s.Title != tt.title || s.Text.Content != tt.text {
				t.Errorf("title %q text:\n%s\nwant %q:\n%s", s.Title, s.Text.Content, tt.title, tt.text)
			}
		})
	}
}
