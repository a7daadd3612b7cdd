package prose

import (
	"slices"
	"testing"
)

// headlessReports name works by words that no list of heads has, with what the
// sentence says of them, all invented.
func headlessReports() []report {
	const opening = "青州招商四日记\n2024年3月7日，青州推介会签约6个项目，合同金额合计31.2亿元。\n"
	return []report{
		{name: "works with their sum", text: opening +
			`晨岚文旅的竹溪茶宿村群（2.3亿元），岚川冷链的柚子分拣仓（约7500万元）。岚海重工的齿轮产线最小，4100万元。`, want: []string{
			"竹溪茶宿村群|2.3亿|晨岚文旅|青州|2024-03-07|signed",
			"柚子分拣仓|~0.75亿|岚川冷链|青州|2024-03-07|signed",
			"齿轮产线|0.41亿|岚海重工|青州|2024-03-07|signed",
		}},
		{name: "investors in brackets before the sum", text: opening +
			`江畔跨境财富中心（晨岚资产管理有限公司、青州金控集团）20亿元，盘子最大；国际艺术品保税仓（岚海拍卖有限公司）6.8亿元。`, want: []string{
			"江畔跨境财富中心|20亿|晨岚资产管理有限公司+青州金控集团|青州|2024-03-07|signed",
			"国际艺术品保税仓|6.8亿|岚海拍卖有限公司|青州|2024-03-07|signed",
		}},
		{name: "as many parts as the count says", text: opening +
			`10亿元以上的有3个：云谷高端齿轮产业园25亿元、精密锻件产线14.2亿元、智能座舱件线11亿元。`, want: []string{
			"云谷高端齿轮产业园|25亿||青州|2024-03-07|signed",
			"精密锻件产线|14.2亿||青州|2024-03-07|signed",
			"智能座舱件线|11亿||青州|2024-03-07|signed",
		}},
		{name: "one more part than the count says", text: opening +
			`今年新开工2个：原料涨价25亿元、运费14.2亿元、人工11亿元。`, want: nil},
		{name: "parts between semicolons", text: opening +
			`这3个项目是：茶饮料灌装线，投资2.4亿元；羽绒服装产业园，投资不足5亿元；花木电商仓，金额未定。`, want: []string{
			"茶饮料灌装线|2.4亿||青州|2024-03-07|signed",
			"羽绒服装产业园|<5亿||青州|2024-03-07|signed",
			"花木电商仓|-||青州|2024-03-07|signed",
		}},
		{name: "a second company behind a semicolon", text: opening +
			`岚氢动力科技公司投资25亿元，建氢能重卡项目；德国中岳轴承将以6800万欧元建风电轴承厂。`, want: []string{
			"氢能重卡项目|25亿|岚氢动力科技公司|青州|2024-03-07|signed",
			"风电轴承厂|0.68亿EUR|德国中岳轴承|青州|2024-03-07|signed",
		}},
		{name: "a name in quotation marks and a sum not told", text: opening +
			`我会提“低空飞机总装厂”，只有8.2亿元。马来西亚泓岳控股与青州市签下海上风电叶片厂，投资额双方没有透露。`, want: []string{
			"低空飞机总装厂|8.2亿||青州|2024-03-07|signed",
			"海上风电叶片厂|-|马来西亚泓岳控股|青州市|2024-03-07|signed",
		}},
		{name: "a short name in brackets", text: opening +
			`体量最大的是湖南金岳锂材有限公司的磷酸铁锂前驱体项目（下称“金岳锂材项目”），总投资32亿元。`, want: []string{
			"磷酸铁锂前驱体项目|32亿|湖南金岳锂材有限公司|青州|2024-03-07|signed",
		}},
		{name: "several things made are one name", text: opening +
			`晨岳电器紧随其后，6.8亿元做电饭煲、破壁机整机，厂房由园区代建。`, want: []string{
			"电饭煲、破壁机整机|6.8亿|晨岳电器|青州|2024-03-07|signed",
		}},
		{name: "items with a key", text: "潍坊市一季度通报\n" +
			"- 算力调度中心：中岚云计算公司，约15亿元；\n" +
			"- 临朐县：到位资金最多，15亿元；\n" +
			"- 中岚集团：5100万元。", want: []string{
			"算力调度中心|~15亿|中岚云计算公司|潍坊市||",
		}},
		{name: "numbered items titled before a comma", text: "潍坊市招商专栏\n" +
			"1.风筝绸布产业园（昌乐县），岚彩绸布集团，总投资17亿元；\n" +
			"2.奇石工艺产业园（临朐县），青州晨石工艺有限公司，总投资近6亿元；\n" +
			"3.晨岚集团，总投资4亿元。", want: []string{
			"风筝绸布产业园|17亿|岚彩绸布集团|潍坊市昌乐县||",
			"奇石工艺产业园|<6亿|青州晨石工艺有限公司|潍坊市临朐县||",
		}},
		{name: "sums in a row of as many names", text: opening +
			`青州市政府与岚森花卉有限公司签下盆景产业园项目，投资4亿元；市政府还分别与岚智陶瓷有限公司、晨珩集团签了窑坊综合开发项目和石岭植物园二期工程，投资额7.3亿元、13亿元。`, want: []string{
			"盆景产业园项目|4亿|岚森花卉有限公司|青州市|2024-03-07|signed",
			"窑坊综合开发项目|7.3亿|岚智陶瓷有限公司|青州市|2024-03-07|signed",
			"石岭植物园二期工程|13亿|晨珩集团|青州市|2024-03-07|signed",
		}},
		{name: "bullets under what was signed", text: "青州市半年小结\n新签2个、2.1亿元：\n- 山茶油精炼项目，1.3亿元\n- 古纸研学园，8000万元", want: []string{
			"山茶油精炼项目|1.3亿||青州市||signed",
			"古纸研学园|0.8亿||青州市||signed",
		}},
		{name: "a name that says little, of a company in full", text: opening +
			`青州金岳钙业有限公司的绿色技改项目投资1.4亿元。`, want: []string{
			"绿色技改项目|1.4亿|青州金岳钙业有限公司|青州|2024-03-07|signed",
		}},
		{name: "sections headed by towns", text: "昌乐县乡镇招商半年小结\n石岭镇\n引进3个、6.9亿元。最大的是果汁利用项目，投资4.5亿元，预计9月试产。\n" +
			"球岚镇\n新签山茶油精炼项目，1.3亿元。\n在谈的还有一个辅料园，业主来自绍兴柯桥。", want: []string{
			"果汁利用项目|4.5亿||昌乐县石岭镇||",
			"山茶油精炼项目|1.3亿||昌乐县球岚镇||signed",
		}},
		{name: "names among those counted", text: opening +
			`开工的9个里有岚耀光电偏光片项目（12亿元）；签约的14个里有南屿生医抗体药物项目（8亿元）。`, want: []string{
			"岚耀光电偏光片项目|12亿|岚耀光电|青州|2024-03-07|started",
			"南屿生医抗体药物项目|8亿|南屿生医|青州|2024-03-07|signed",
		}},
		{name: "a list whose last item ends in a field, with sums in order", text: opening +
			`晨岳冷链产业园、岚溪影视文化两个项目分别为15亿元和8亿元，其余4个没有逐一公布，合计35.7亿元。`, want: []string{
			"晨岳冷链产业园|15亿|晨岳|青州|2024-03-07|signed",
			"岚溪影视文化|8亿|岚溪影视文化|青州|2024-03-07|signed",
		}},
		{name: "a count behind two names", text: opening +
			`其中钡盐精深加工项目和夜岚文旅康养项目两个合计63亿元，没有分开报。`, want: []string{
			"钡盐精深加工项目|-||青州|2024-03-07|signed",
			"夜岚文旅康养项目|-||青州|2024-03-07|signed",
		}},
		{name: "names of a size without sums", text: opening +
			`投资5亿元以上的两个，是岚台（临川）产业园、晨创创业园，都没有单列金额。过10亿元的还有金岚总部基地、中岳智造产业园等，未列金额。`, want: []string{
			"岚台（临川）产业园|-|岚台|青州|2024-03-07|signed",
			"晨创创业园|-||青州|2024-03-07|signed",
			"金岚总部基地|-|金岚|青州|2024-03-07|signed",
			"中岳智造产业园|-|中岳|青州|2024-03-07|signed",
		}},
		{name: "two parts that tell who invests", text: opening +
			`点了名的两个：岚润万家投10亿元，在高台新区建西北物流运营中心；清岳同方投20亿元，在高台新区建电子商务产业园。`, want: []string{
			"西北物流运营中心|10亿|岚润万家|青州|2024-03-07|signed",
			"电子商务产业园|20亿|清岳同方|青州|2024-03-07|signed",
		}},
		{name: "two that do it together, and works that their clause is about", text: opening +
			`高端医养社区由上海泉岳投资、盛岚医疗两家合办，36.5亿元；岚微（上海）半导体靶材厂要地96亩，投5.2亿元，其中一期1.8亿元。`, want: []string{
			"高端医养社区|36.5亿|上海泉岳投资+盛岚医疗|青州|2024-03-07|signed",
			"岚微（上海）半导体靶材厂|5.2亿|岚微|青州|2024-03-07|signed",
		}},
		{name: "what each reaches is the sum of none", text: opening +
			`岚沅机械生产线项目、晨峡花卉产业园项目，单个投资额都在亿元以上，两个合计4.6亿元。`, want: []string{
			"岚沅机械生产线项目|-|岚沅|青州|2024-03-07|signed",
			"晨峡花卉产业园项目|-|晨峡|青州|2024-03-07|signed",
		}},
		{name: "companies and sums with what they build in brackets", text: opening +
			`当日签下：南岚创联40亿元（软件外包基地和城市信息化）、中岳通讯与美国莱岚合投15亿元（环保设备研发基地）。`, want: []string{
			"软件外包基地和城市信息化|40亿|南岚创联|青州|2024-03-07|signed",
			"环保设备研发基地|15亿|中岳通讯+美国莱岚|青州|2024-03-07|signed",
		}},
		{name: "two of one name and of two owners", text: opening +
			`岚台石化公会的炼化一体化项目150亿美元，晨塑集团的炼化一体化项目140亿美元。`, want: []string{
			"炼化一体化项目|150亿USD|岚台石化公会|青州|2024-03-07|signed",
			"炼化一体化项目|140亿USD|晨塑集团|青州|2024-03-07|signed",
		}},
		{name: "a verb of building right behind a sum, and what is made before 的", text: opening +
			`晨睿科技投资1.1亿美元上太阳能电池组件。岚业环保科技有限公司要建年产500套水处理设备的基地。`, want: []string{
			"太阳能电池组件|1.1亿USD|晨睿科技|青州|2024-03-07|signed",
			"年产500套水处理设备的基地|-|岚业环保科技有限公司|青州|2024-03-07|signed",
		}},
		{name: "names of any ending with their sums in order", text: opening +
			`与岚锦国际集团有限公司合作的雁岚大桥和中央文化休闲区，分别为6亿元、14亿元。`, want: []string{
			"雁岚大桥|6亿|岚锦国际集团有限公司|青州|2024-03-07|signed",
			"中央文化休闲区|14亿|岚锦国际集团有限公司|青州|2024-03-07|signed",
		}},
		{name: "one of several, and one that is to be built", text: opening +
			`岚川造纸项目12亿元；第四个是晨水抽水蓄能电站，数字不报；岚东光伏签的是框架协议，拟建渔光互补电站。`, want: []string{
			"岚川造纸项目|12亿|岚川|青州|2024-03-07|signed",
			"晨水抽水蓄能电站|-||青州|2024-03-07|signed",
			"渔光互补电站|-|岚东光伏|青州|2024-03-07|framework",
		}},
		{name: "no projects", text: opening +
			`内外资项目共签18个。岚舰项目管理（杭州）有限公司到会。二期占地530亩，两条线，投资26亿元。引荐外资项目的，按实际到位外资奖励，最高200万元。矿山开采项目不适用。农产品精深加工项目2000万元以上；总部企业1000万元以上。`, want: nil},
	}
}

// TestWorksWithoutAHead compares the projects found; totals are of other tests.
func TestWorksWithoutAHead(t *testing.T) {
	r, lex := rules(t)
	for _, c := range headlessReports() {
		t.Run(c.name, func(t *testing.T) {
			got := slices.DeleteFunc(summary(r, lex, c.text), func(line string) bool { return line[0] == 'T' })
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}
