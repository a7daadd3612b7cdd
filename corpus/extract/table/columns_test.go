package table

import (
	"testing"

	"zhaoshang/corpus/clean"
)

// The names that staff give to columns, in both scripts and in English.
func TestRoles(t *testing.T) {
	l := loadLexicon()
	for want, names := range map[role][]string{
		roleName:       {"项目名称", "项 目", "项目（全称）", "投資案名稱", "名称", "签约项目名称", "Project Name", "Project", "重点项目名称", "项目名称及内容"},
		roleParty:      {"投资方", "投资主体", "企业名称", "签约单位", "合作方", "乙方", "投資業者", "外方投资者", "建设单位", "项目业主", "投资方（企业）", "Investor", "Company", "项目投资方", "签约企业", "投资企业名称", "開發商"},
		roleTotal:      {"总投资", "总投资（亿元）", "投资总额(万元)", "计划投资", "計劃總投資", "投资额", "投資金額", "协议投资额", "合同引资额（万元）", "投资估算（万元）", "签约金额", "Total Investment (RMB million)", "Investment", "项目总投资（亿元人民币）", "拟投资额", "金额"},
		rolePaid:       {"实际到资（万美元）", "到位资金", "累计完成投资", "已完成投资(亿元)", "本年度计划投资", "实际使用外资", "实际利用外资额"},
		"fixed":        {"固定资产投资", "其中：固定资产投资(万元)", "土建投资", "设备投资(万元)"},
		"phase":        {"一期投资（亿元）", "首期投资"},
		"registered":   {"注册资本", "註冊資金(万元)"},
		"output":       {"预计年产值(万元)", "达产后年销售收入", "年营业收入"},
		"tax":          {"年税收", "利税", "预计年纳税"},
		"foreign":      {"合同外资（万美元）", "外资"},
		roleSector:     {"行业", "产业类别", "所属行业", "產業別", "领域", "所属产业链", "Industry", "Sector", "项目类别"},
		rolePlace:      {"落户地", "地点", "建设地点", "区县", "县区", "属地", "拟落户地", "落户园区", "项目所在地", "落地县市", "園區", "Location", "建设地址", "项目选址", "县(市、区)", "所在县（市、区）", "落户县区"},
		roleSigned:     {"签约时间", "签约日期", "时间", "日期", "签订日期", "簽約時間", "引进时间", "Date", "Signing Date", "设立日期"},
		roleStart:      {"开工时间", "计划开工时间", "开工日期", "拟开工时间"},
		roleCompletion: {"竣工时间", "预计投产时间", "建成日期"},
		roleStatus:     {"状态", "进展", "项目进展", "进度", "目前进展情况", "现状", "推进情况", "辦理情形", "Status", "签约情况", "建设进度"},
		roleNote:       {"备注", "说明", "備註", "Remarks"},
		roleContent:    {"建设内容及规模", "项目简介", "主要建设内容", "产品"},
		roleCount:      {"个数", "项目数", "签约项目数", "数量（个）", "新签约项目（个）", "签约企业(单位：家)", "重点项目（项）"},
		roleUnit:       {"单位", "币种"},
		roleArea:       {"占地面积（亩）", "用地（亩）", "建筑面积"},
		roleJobs:       {"就业人数", "带动就业"},
		roleSerial:     {"序号", "编号", "项次", "No.", "項次"},
		"rate":         {"开工率", "资金到位率", "投资强度（万元/亩）", "同比增长"},
		"skip":         {"联系人", "联系电话", "责任单位", "包联领导", "是否开工", "首次对接时间", "注册地", "甲方", "填报人", "企业所在地", "签约方式", "签署方式"},
		"country":      {"国别", "国别/地区", "来源地"},
	} {
		for _, name := range names {
			if got, _ := l.role(clean.Fold(name)); got != want {
				t.Errorf("%s: role %q, want %q", name, got, want)
			}
		}
	}
}

func TestUnits(t *testing.T) {
	for name, want := range map[string]string{
		"总投资(万元)": "万元", "投资额（亿美元）": "亿美元", "总投资/亿元": "亿元", "投资总额亿元": "亿元", "Amount (USD million)": "usd million", "投资（单位：万元）": "万元",
		"总投资": "", "项目（全称）": "", "占地(亩)": "", "签约(个)": "",
	} {
		if got := nameUnit(squeeze(clean.Fold(name))); got != want {
			t.Errorf("%s: unit %q, want %q", name, got, want)
		}
	}
}
