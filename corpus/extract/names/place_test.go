package names

import (
	"strings"
	"testing"
)

// load gives the lexicon or ends the test.
func load(t testing.TB) *Lexicon {
	t.Helper()
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// ids lists the places of a text as "words=id".
func ids(x *Lexicon, title, text string) string {
	folded := []rune(text)
	var out []string
	for _, p := range x.Read(folded, []rune(title)).Places {
		out = append(out, string(folded[p.Span.Start:p.Span.End])+"="+p.ID)
	}
	return strings.Join(out, " ")
}

func TestPlaces(t *testing.T) {
	x := load(t)
	for _, tt := range []struct{ name, title, text, want string }{
		{"short form", "", "昆山签约", "昆山=江苏省/苏州市/昆山市"},
		{"chain", "", "在江苏省苏州市昆山市举行", "江苏省苏州市昆山市=江苏省/苏州市/昆山市"},
		{"short chain", "", "湖北宜昌落子", "湖北宜昌=湖北省/宜昌市"},
		{"ambiguous by its city", "南京招商", "鼓楼区签约五个项目", "鼓楼区=江苏省/南京市/鼓楼区"},
		{"ambiguous by another city", "", "福州市鼓楼区与仓山区联合推介", "福州市鼓楼区=福建省/福州市/鼓楼区 仓山区=福建省/福州市/仓山区"},
		{"ambiguous and open", "", "鼓楼区签约", "鼓楼区="},
		{"word that is also a place", "", "双方合作资源共享", ""},
		{"weak form beside its parent", "", "江西新建签约", "江西新建=江西省/南昌市/新建区"},
		{"mayor", "", "铜陵市长出席", "铜陵=安徽省/铜陵市"},
		{"bridge is no mayor", "", "南京市长江岸线", "南京市=江苏省/南京市"},
		{"zone after a city", "", "项目落户滁州经开区", "滁州经开区=安徽省/滁州市/经开区"},
		{"zone alone is at home", "芜湖市招商", "芜湖市有两个项目落户东江高新区。", "芜湖市=安徽省/芜湖市 东江高新区=安徽省/芜湖市/东江高新区"},
		{"town", "", "落地东台市三仓镇", "东台市三仓镇=江苏省/盐城市/东台市/三仓镇"},
		{"towns in general", "", "昌乐县乡镇招商", "昌乐县=山东省/潍坊市/昌乐县"},
		{"reference", "六安市招商", "六安市开会,全市签约,该市推介", "六安市=安徽省/六安市 全市=安徽省/六安市 该市=安徽省/六安市"},
		{"former grade", "", "潜山县签约", "潜山县=安徽省/安庆市/潜山市"},
		{"abbreviation after a verb", "", "赴粤招商", "粤=广东省"},
		{"abbreviation alone is none", "", "粤菜馆", ""},
		{"country", "", "来自德国和新加坡", "德国=德国 新加坡=新加坡"},
		{"english", "", "signed in kunshan, jiangsu", "kunshan=江苏省/苏州市/昆山市 jiangsu=江苏省"},
		{"not in the gazetteer", "宁岗市赴外招商", "宁岗市委书记出席,宁岗市签约。宁岗区位好。", "宁岗市=宁岗市 宁岗市=宁岗市 宁岗=宁岗市"},
		{"once is not enough", "", "宁岗市签约", ""},
		{"an ordinary word in 区", "", "集聚区签约。集聚区开工。", ""},
		{"mayor before a name", "", "市长葛某某出席", ""},
		{"part of a word", "", "已确定西安高新区", "西安高新区=陕西省/西安市/高新区"},
		{"island", "", "大连长兴岛开工", "大连=辽宁省/大连市"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := ids(x, tt.title, tt.text); got != tt.want {
				t.Errorf("places of %q = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestResolve(t *testing.T) {
	x := load(t)
	r := x.Read([]rune("蚌埠市怀远县委书记带队招商,该县推介。"), []rune("怀远县赴沪招商"))
	if r.Home != "安徽省/蚌埠市/怀远县" {
		t.Errorf("Home = %q", r.Home)
	}
	local := x.Read([]rune("宁岗市招商。该市签约,我市开工。"), []rune("宁岗市招商"))
	if got := local.Resolve("我市"); got != "宁岗市" || local.Home != "宁岗市" {
		t.Errorf("local home %q, 我市 %q", local.Home, got)
	}
	for phrase, want := range map[string]string{
		"该县": "安徽省/蚌埠市/怀远县", "怀远": "安徽省/蚌埠市/怀远县", "我市": "安徽省/蚌埠市", "全省": "安徽省", "项目": "",
	} {
		if got := r.Resolve(phrase); got != want {
			t.Errorf("Resolve(%q) = %q, want %q", phrase, got, want)
		}
	}
}

func TestPlaceIDs(t *testing.T) {
	got := strings.Join(Place{ID: "安徽省/滁州市/经开区"}.IDs(), " ")
	if want := "安徽省 安徽省/滁州市 安徽省/滁州市/经开区"; got != want {
		t.Errorf("IDs = %q, want %q", got, want)
	}
	if ids := (Place{}).IDs(); ids != nil {
		t.Errorf("IDs of an unresolved place = %v", ids)
	}
}

func FuzzRead(f *testing.F) {
	x := load(f)
	f.Add("太原市晋源区委书记带队赴粤招商,与某某有限公司签约。", "招商")
	f.Add("mayor of xi'an, 市长", "")
	f.Fuzz(func(t *testing.T, text, title string) {
		folded := []rune(text)
		r := x.Read(folded, []rune(title))
		for _, p := range r.Places {
			if p.Span.Empty() || p.Span.Start < 0 || p.Span.End > len(folded) {
				t.Fatalf("Read(%q): place %v", text, p.Span)
			}
		}
	})
}

func TestEnglishPlace(t *testing.T) {
	x := load(t)
	for id, want := range map[string]string{"福建省/厦门市": "Xiamen", "黑龙江省/哈尔滨市": "Harbin", "山西省/长治市": "Changzhi", "山东省/泰安市": "Taian Tai'an", "无此地": ""} {
		if got := strings.Join(x.EnglishPlace(id), " "); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}
