package understand_test

import "testing"

// TestPlainlyDialect checks that dialect, chatter and roundabout wordings are
// read as the plain ones.
func TestPlainlyDialect(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ said, plain string }{
		{"青嵐嗰三個項目夾埋投咗幾多", "青岚那三个项目合计投了多少"},
		{"青嵐同白榆,邊個投資多啲", "青岚和白榆,哪个投资多"},
		{"白榆重工嘅廠喺邊個縣", "白榆重工的厂在哪个县"},
		{"青嵐簽咗啲咩項目", "青岚签了些什么项目"},
		{"白榆市長會見咗邊幾位", "白榆市长会见了哪几位"},
		{"青嵐表入面最細係邊個", "青岚表里最小的是哪个"},
		{"青岚园区,换成美元是多少", "青岚园区多少美元"},
		{"青岚园区的钱总共花了几天", "青岚园区的钱用了多少天"},
		{"青岚招商到位的钱总共是多少", "青岚招商到位资金多少"},
		{"青岚项目,股东都有谁呀", "青岚项目,股东有哪些"},
		{"青岚表里老大是哪个项目", "青岚表里最大的是哪个项目"},
		{"3月4日那天青岚签的项目", "3月4日青岚签的项目"},
		{"三个项目拢共多少亿", "三个项目合计多少亿"},
		{"两笔投资合到一块儿是多少", "两笔投资合计多少"},
		{"青岚二期,想知道开工是几月几号", "青岚二期,开工是几月几号"},
		{"青岚项目,总投资那块想了解下", "青岚项目,投资额"},
		{"在青岚推介会上致辞的,是谁呀", "在青岚推介会上致辞的是谁"},
		{"王远山是在哪个年份到的青岚", "王远山是哪年到的青岚"},
		{"算力达到什么水平", "算力多少"},
		{"已落地的,不算白榆,还有哪几家", "已落地的,除了白榆,还有哪几家"},
		{"青岚基地一二期多少亩", "青岚基地一期和二期多少亩"},
		{"由哪位官员披露的", "谁披露的"},
		{"白榆多一些还是青岚多一些", "白榆多还是青岚多"},
		{"青岚签的6个项目,名字都给我", "青岚签的6个项目分别叫什么"},
		{"青岚县长名字给一下", "青岚县长是谁"},
		{"白榆的两个项目,即甲厂与乙厂,哪个投得多", "白榆的两个项目,即甲厂与乙厂,哪个投得多"},
	} {
		if got := string(r.Read(c.said, "", words("青岚", "白榆", "项目", "签约")).Folded); got != c.plain {
			t.Errorf("%s was read as %s, want %s", c.said, got, c.plain)
		}
	}
}

// TestNoRepair checks that words of the language and the ends of names are not
// taken for slips.
func TestNoRepair(t *testing.T) {
	r := reader(t)
	for _, typed := range []string{"待项目投产", "达斯拉在青岚投了多少", "是哪期"} {
		if q := r.Read(typed, "", words("青岚", "达斯", "落在", "项目")); q.Repaired != "" {
			t.Errorf("%s was repaired: %s", typed, q.Repaired)
		}
	}
}
