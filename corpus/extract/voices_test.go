package extract

import (
	"strconv"
	"strings"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// read takes the records of a text, a block a line.
func read(t testing.TB, text string) (corpus.Records, corpus.Text) {
	t.Helper()
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var blocks []clean.Block
	for _, line := range strings.Split(text, "\n") {
		blocks = append(blocks, clean.Block{Kind: corpus.Paragraph, Text: line})
	}
	cleaned := clean.Text(blocks)
	return x.Records(corpus.Document{ID: "t"}, cleaned), cleaned
}

// values joins sourced strings with |.
func values(list []corpus.Sourced[string]) string {
	var out []string
	for _, v := range list {
		out = append(out, v.Value)
	}
	return strings.Join(out, "|")
}

func TestVisits(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"list after 赴", "芜湖市委书记李青禾一行先后赴云帆集团深圳总部、青禾生物科技有限公司等企业进行实地考察。",
			"inspection 李青禾: 云帆集团深圳总部|青禾生物科技有限公司"},
		{"list after the verb", "市长王云帆走访了云帆集团、合肥商会和青禾药业股份有限公司,了解生产情况。",
			"inspection 王云帆: 云帆集团|合肥商会|青禾药业股份有限公司"},
		{"persons with titles", "县长李青禾在杭州会见云帆集团董事长赵明远、青禾药业有限公司总裁钱一鸣,就合作交换意见。",
			"meeting 李青禾: 云帆集团董事长赵明远|青禾药业有限公司总裁钱一鸣"},
		{"behind a dash", "县委书记李青禾带队招商。一行人回访两家客商——云帆机械有限公司、青禾精密有限公司。",
			"inspection 李青禾: 云帆机械有限公司|青禾精密有限公司"},
		{"before the verb", "省商会会长李青禾在上海与怀远县招商团见面。", "meeting 李青禾: 怀远县招商团"},
		{"leader, not the last named", "县长李青禾率队赴沪,副县长王云帆陪同。一行人走访云帆集团。", "inspection 李青禾: 云帆集团"},
		{"name with 和 inside", "市长李青禾拜访上海云和机械有限公司、青禾集团。", "meeting 李青禾: 上海云和机械有限公司|青禾集团"},
		{"where the visitors are", "市长李青禾率队考察。在云帆药业有限公司,李青禾走进车间。", "inspection 李青禾: 云帆药业有限公司"},
		{"the last stop", "市长李青禾率队考察。最后一站是云帆乐器有限公司,看了展厅。", "inspection 李青禾: 云帆乐器有限公司"},
		{"not the host of the stop before", "21日上午,县长李青禾到云帆机械有限公司。总经理王云帆说,欢迎。傍晚拜访青禾商会。", "inspection 李青禾: 云帆机械有限公司; meeting 李青禾: 青禾商会"},
		{"going somewhere is no visit", "代表团赴深圳参加推介会,收获很大。", ""},
		{"the verb alone", "各部门要加强考察调研。", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, _ := read(t, tt.text)
			var got []string
			for _, v := range r.Visits {
				got = append(got, v.Kind+" "+v.Visitor.Or("")+": "+values(v.Visited))
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("visits of %q = %q, want %q", tt.text, s, tt.want)
			}
		})
	}
}

func TestAgreements(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"list with a count", "怀远县与云帆集团、青禾药业有限公司等12家企业达成战略合作。", "战略合作 12: 怀远县|云帆集团|青禾药业有限公司"},
		{"office and company", "芜湖市人民政府与云帆集团签署战略合作框架协议。", "战略合作框架协议 0: 芜湖市人民政府|云帆集团"},
		{"title of the agreement", "芜湖经开区管委会与云帆集团签订《智能装备产业园项目投资协议书》。", "智能装备产业园项目投资协议书 0: 芜湖经开区管委会|云帆集团"},
		{"two places", "芜湖与江苏南通市签署区域合作协议。", "合作协议 0: 芜湖|江苏南通市"},
		{"date behind the party", "怀远县与云帆机械有限公司于3月4日签订合作协议。", "合作协议 0: 怀远县|云帆机械有限公司"},
		{"subject without a word for a company", "云帆精工拟与怀远县人民政府签订投资协议。", "投资协议 0: 云帆精工|怀远县人民政府"},
		{"the company of an announcement", "证券代码:000000 证券简称:云帆精工\n公司与怀远县人民政府签订投资协议。", "投资协议 0: 云帆精工|怀远县人民政府"},
		{"figures are no agreement", "全市签订合同项目30个,合同金额50亿元。", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, _ := read(t, tt.text)
			var got []string
			for _, a := range r.Agreements {
				got = append(got, a.Kind+" "+strconv.Itoa(a.Count.Or(0))+": "+values(a.Parties))
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("agreements of %q = %q, want %q", tt.text, s, tt.want)
			}
		})
	}
}

func TestStatements(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"over two sentences", "市长李青禾表示,招商是头等大事。芜湖将优化服务。会后参观了展厅。", "李青禾 表示: 招商是头等大事。芜湖将优化服务。"},
		{"pronoun", "县长李青禾带队招商。他说,怀远区位好。", "李青禾 说: 怀远区位好。"},
		{"phrase between", "市长李青禾在座谈会上指出,要抓落地。", "李青禾 指出: 要抓落地。"},
		{"next speaker cuts", "市长李青禾说要抓落地,云帆集团董事长赵明远表示将加快建设。", "李青禾 说: 要抓落地; 赵明远 表示: 将加快建设。"},
		{"quotation before", "“芜湖是首选之地。”云帆集团董事长赵明远说。", "赵明远 说: 芜湖是首选之地。"},
		{"office", "市商务局相关负责人介绍,上半年签约20个项目。", "市商务局相关负责人 介绍: 上半年签约20个项目。"},
		{"verb in a later clause", "市长李青禾主持会议,强调项目要早开工。", "李青禾 强调: 项目要早开工。"},
		{"interview", "访市招商局局长李青禾\n问:今年怎么样?\n答:签约30个项目。", "问 问: 今年怎么样?; 李青禾 答: 签约30个项目。"},
		{"interview by name", "专访局长李青禾\n记者:进展如何?\n李青禾:已开工。", "记者 问: 进展如何?; 李青禾 答: 已开工。"},
		{"speech", "李青禾在集中开工仪式上的讲话\n各位来宾、各位企业家,大家上午好。", "李青禾 : 各位来宾、各位企业家,大家上午好。"},
		{"english", "Mayor Li Qinghe said the city will build two plants.", "Li Qinghe said: the city will build two plants."},
		{"a speech is given, not quoted", "市长李青禾讲话。", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, text := read(t, tt.text)
			content := []rune(text.Content)
			var got []string
			for _, s := range r.Statements {
				got = append(got, s.Speaker.Value+" "+s.Verb+": "+string(content[s.Quote.Start:s.Quote.End]))
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("statements of %q = %q, want %q", tt.text, s, tt.want)
			}
		})
	}
}

func TestOrganizationsAndPersons(t *testing.T) {
	r, _ := read(t, "云帆集团签约。安徽云帆精密机械股份有限公司(以下简称“云帆精机”)董事长趙明遠介紹情況,趙明遠表示滿意。云帆精机投资5亿元。\n(记者 李青禾)")
	var got []string
	for _, o := range r.Organizations {
		got = append(got, o.Name.Value+"="+strings.Join(o.Aliases, ","))
	}
	for _, p := range r.Persons {
		title := ""
		if p.Title != nil {
			title = p.Title.Value
		}
		got = append(got, p.Name.Value+"/"+title+"/"+p.Office+"/"+p.Role)
	}
	want := "云帆集团=云帆 " +
		"安徽云帆精密机械股份有限公司=云帆精机,安徽云帆精密机械,云帆精密机械,安徽云帆精密,安徽云帆,云帆精密,云帆 " +
		"趙明遠/董事长/安徽云帆精密机械股份有限公司/company 李青禾///author"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestMentions(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	text := clean.Text([]clean.Block{{Kind: corpus.Paragraph, Text: "蕪湖市長李青禾2022年引進雲帆集團投資超5億元的項目?"}})
	var got []string
	for _, m := range x.Mentions(text, nil) {
		got = append(got, m.Kind+":"+m.Text)
	}
	want := "place:安徽省/芜湖市 person:李青禾 date:2022年 organization:云帆集团 amount:5亿元"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("Mentions = %s, want %s", s, want)
	}
}

func FuzzRecords(f *testing.F) {
	x, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("市长李青禾一行赴云帆集团、青禾公司考察,他说:“好。”与A等15家企业签署协议。\n答:是。")
	f.Add("Mayor Li Qinghe of Wuhu, China said. “x”, says Anna Berg")
	f.Fuzz(func(t *testing.T, s string) {
		text := clean.Text([]clean.Block{{Kind: corpus.Paragraph, Text: s}})
		n := len([]rune(text.Content))
		inside := func(what string, s corpus.Span) {
			if s.Start < 0 || s.End > n || s.Start > s.End {
				t.Fatalf("%s %v outside %d runes of %q", what, s, n, text.Content)
			}
		}
		r := x.Records(corpus.Document{ID: "f"}, text)
		for _, o := range r.Organizations {
			inside("organization", o.Name.Span)
		}
		for _, p := range r.Persons {
			inside("person", p.Name.Span)
		}
		for _, v := range r.Visits {
			for _, h := range v.Visited {
				inside("visited", h.Span)
			}
		}
		for _, s := range r.Statements {
			inside("quote", s.Quote)
		}
	})
}
