package identity

import (
	"testing"

	"zhaoshang/corpus"
)

func TestName(t *testing.T) {
	tests := map[string]string{
		"“湖畔储能”项目":      "湖畔储能",
		"湖畔 储能 建设项目":    "湖畔储能",
		"《光谷芯片》工程":      "光谷芯片",
		"年产10万吨钢-铁工程项目": "年产10万吨钢铁",
		"项目":            "项目",
		"a项目":           "a项目",
	}
	for in, want := range tests {
		t.Run(in, func(t *testing.T) {
			if got := Name(in); got != want {
				t.Errorf("Name(%q) = %q, want %q", in, got, want)
			}
		})
	}
}

func TestSameOrganization(t *testing.T) {
	same := [][2]string{
		{"远山能源有限公司", "远山能源"}, {"中国远山能源(集团)有限公司", "远山能源集团"}, {"云州市远山能源股份有限公司", "远山能源"},
		{"华岭", "华岭技术有限公司"}, {"acme co., ltd.", "acme"}, {"新岭控股集团有限责任公司", "新岭控股"},
	}
	different := [][2]string{
		{"远山能源", "远山地产"}, {"中国", "中国远山能源"}, {"", "远山能源"}, {"山", "远山能源"}, {"云州远山能源", "南江远水能源"},
	}
	for _, p := range same {
		if !SameOrganization(Organization(p[0]), Organization(p[1])) {
			t.Errorf("SameOrganization(%q, %q) = false, want true", p[0], p[1])
		}
	}
	for _, p := range different {
		if SameOrganization(Organization(p[0]), Organization(p[1])) {
			t.Errorf("SameOrganization(%q, %q) = true, want false", p[0], p[1])
		}
	}
}

func TestCompare(t *testing.T) {
	f := func(name, party, place string, ids ...string) Features {
		x := Features{Name: Name(name), Place: place, Places: ids}
		if party != "" {
			x.Parties = []string{Organization(party)}
		}
		return x
	}
	phase := f("湖畔储能项目", "远山能源", "云州市")
	phase.Phase = "二期"
	first := f("湖畔储能项目", "远山能源", "云州市")
	first.Phase = "一期"
	tests := map[string]struct {
		a, b Features
		want Verdict
	}{
		"all agree":                     {f("湖畔储能项目", "远山能源有限公司", "云州市"), f("湖畔储能", "远山能源", "云州市东湖区"), Same},
		"ids of one inside the other":   {f("湖畔储能", "远山能源", "云州", "p", "c"), f("湖畔储能", "远山能源", "东湖区", "p", "c", "d"), Same},
		"one without a place":           {f("湖畔储能", "远山能源", ""), f("湖畔储能", "远山能源", "云州市"), Same},
		"one without a party, short":    {f("湖畔储能", "", "云州市"), f("湖畔储能", "远山能源", "云州市"), Likely},
		"one without a party, specific": {f("湖畔新型储能电池基地", "", "云州市"), f("湖畔新型储能电池基地", "远山能源", "云州市"), Same},
		"another party, same place":     {f("湖畔储能", "远山能源", "云州市"), f("湖畔储能", "新岭控股", "云州市"), Maybe},
		"another place, same party":     {f("湖畔储能", "远山能源", "云州市"), f("湖畔储能", "远山能源", "南江市"), Maybe},
		"other place and party":         {f("湖畔储能", "远山能源", "云州市"), f("湖畔储能", "新岭控股", "南江市"), Different},
		"another place, party unknown":  {f("湖畔储能", "", "云州市"), f("湖畔储能", "新岭控股", "南江市"), Different},
		"another phase":                 {first, phase, Different},
		"a phase and the whole":         {f("湖畔储能项目", "远山能源", "云州市"), phase, Maybe},
		"nothing stated, short":         {f("产业园", "", ""), f("产业园", "", ""), Maybe},
		"nothing stated, telling":       {f("湖畔储能电站", "", ""), f("湖畔储能电站", "", ""), Likely},
		"a name inside the other":       {f("湖畔储能", "远山能源", "云州市"), f("云州湖畔储能", "远山能源", "云州市"), Maybe},
		"other names":                   {f("湖畔储能", "远山能源", "云州市"), f("光谷芯片", "远山能源", "云州市"), Different},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := Compare(tt.a, tt.b); got != tt.want {
				t.Errorf("Compare = %v, want %v", got, tt.want)
			}
			if got := Compare(tt.b, tt.a); got != tt.want {
				t.Errorf("Compare the other way round = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestConflicting(t *testing.T) {
	cny := func(yi int64, b corpus.Bound) *corpus.Amount {
		a := &corpus.Amount{Min: corpus.Fen(yi) * corpus.Yi, Currency: "CNY", Bound: b}
		if b == corpus.Under {
			a.Min, a.Max = 0, a.Min
		}
		return a
	}
	dollars := cny(10, corpus.Exact)
	dollars.Currency = "USD"
	between := &corpus.Amount{Min: 10 * corpus.Yi, Max: 12 * corpus.Yi, Currency: "CNY", Bound: corpus.Range}
	tests := map[string]struct {
		a, b *corpus.Amount
		want bool
	}{
		"equal":               {cny(10, corpus.Exact), cny(10, corpus.Exact), false},
		"other figure":        {cny(10, corpus.Exact), cny(12, corpus.Exact), true},
		"not stated":          {cny(10, corpus.Exact), nil, false},
		"other currency":      {cny(10, corpus.Exact), dollars, true},
		"about the same":      {cny(100, corpus.About), cny(96, corpus.Exact), false},
		"about another":       {cny(100, corpus.About), cny(80, corpus.Exact), true},
		"more than, and more": {cny(10, corpus.Over), cny(11, corpus.Exact), false},
		"more than, but less": {cny(10, corpus.Over), cny(9, corpus.Exact), true},
		"nearly, and less":    {cny(100, corpus.Under), cny(98, corpus.Exact), false},
		"nearly, but more":    {cny(100, corpus.Under), cny(101, corpus.Exact), true},
		"inside a range":      {between, cny(11, corpus.Exact), false},
		"outside of a range":  {between, cny(13, corpus.Exact), true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := Conflicting(tt.a, tt.b); got != tt.want {
				t.Errorf("Conflicting = %v, want %v", got, tt.want)
			}
			if got := Conflicting(tt.b, tt.a); got != tt.want {
				t.Errorf("Conflicting the other way round = %v, want %v", got, tt.want)
			}
		})
	}
}
