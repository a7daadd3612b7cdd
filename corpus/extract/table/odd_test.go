package table

import (
	"strings"
	"testing"

	"zhaoshang/corpus"
)

// TestOddCells: what a cell does not say is a doubt, never a guess; columns of
// phases and short words of status are read.
func TestOddCells(t *testing.T) {
	f := found(t, "表.csv", `项目名称,企业名称,计划总投资（亿元）,期次,进度
甲山项目,甲山有限公司,1.2.3,一期,意向
乙山项目,乙山有限公司,一期2、二期3,第2期,拟签约
丙山项目,丙山有限公司,一期2.5,3,储备
丁山项目,丁山有限公司,待定,全部,已注销
戊山项目,戊山有限公司,"一期2,总投资5",,签约
`)
	want := []struct {
		amount corpus.Fen
		phase  string
		status corpus.Status
	}{
		{0, "一期", corpus.Framework}, {0, "二期", corpus.Negotiating}, {25 * corpus.Yi / 10, "三期", corpus.Planned}, {0, "", corpus.Terminated}, {5 * corpus.Yi, "", corpus.Signed},
	}
	if len(f.Projects) != len(want) {
		t.Fatalf("%d projects, want %d", len(f.Projects), len(want))
	}
	for i, w := range want {
		p := &f.Projects[i]
		var amount corpus.Fen
		if p.Amount != nil {
			amount = p.Amount.Value.Min
		}
		if amount != w.amount || p.Phase != w.phase || p.Status.Or("") != w.status {
			t.Errorf("%s: %d %q %q, want %+v", p.Name.Value, amount, p.Phase, p.Status.Or(""), w)
		}
	}
	var doubts []string
	for _, d := range f.Doubts {
		doubts = append(doubts, d.Value)
	}
	if len(doubts) != 2 || doubts[0] != "1.2.3" || doubts[1] != "一期2、二期3" {
		t.Errorf("doubts %q", doubts)
	}
}

// TestSummedHeads: the head of a group is no project, though it states sums.
func TestSummedHeads(t *testing.T) {
	f := found(t, "表.csv", `附件2,,,,
石湾市重大项目表,,,,
序号,项目名称,业主单位,总投资（亿元）,建设地点
一,先进制造业（2个）,,13.5,
1,梅溪储能项目,梅溪能源有限公司,5.6,梅溪区
2,湾芯封测项目,湾芯半导体有限公司,7.9,高新区
二,现代服务业,,2.2,
3,框溪冷链项目,框溪物流集团,2.2,港区
总计（3个）,,,15.7,
`)
	var names []string
	for _, p := range f.Projects {
		names = append(names, p.Name.Value+" "+p.Parties[0].Value)
	}
	if got := strings.Join(names, ";"); got != "梅溪储能项目 梅溪能源有限公司;湾芯封测项目 湾芯半导体有限公司;框溪冷链项目 框溪物流集团" {
		t.Errorf("projects %s", got)
	}
}

// TestPlacesOfTwoColumns: a zone that has no city in its name lies in the city
// that the row names, not in that of most rows.
func TestPlacesOfTwoColumns(t *testing.T) {
	f := found(t, "表.csv", `项目名称,投资方,总投资（亿元）,所在市,位置
云箔项目,云箔科技,5,佛山,南海区
海芯项目,海芯科技,4,佛山,
川禾项目,川禾食品,3,汕头,食品产业园
潮晟项目,潮晟控股,2,佛山,
`)
	if len(f.Projects) != 4 {
		t.Fatalf("%d projects", len(f.Projects))
	}
	if got := strings.Join(f.Projects[2].Places, " "); got != "广东省 广东省/汕头市 广东省/汕头市/食品产业园" {
		t.Errorf("places %s", got)
	}
}
