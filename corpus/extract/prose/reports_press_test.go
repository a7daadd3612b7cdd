package prose

import (
	"slices"
	"strings"
	"testing"
)

// pressReports tell facts in the orders that newspapers and bulletins use, all
// invented.
func pressReports() []report {
	return []report{
		{name: `numbered items with a title`, text: `今天，青州12个项目开工
2024年11月18日，青州市四季度重大项目集中开工仪式在云门山街道举行，12个项目总投资98亿元。
①海岳阀控智能制造基地（芦河）。浙江海岳流体股份有限公司投资12.6亿元，一期8亿元、二期4.6亿元。
②南阳河抽水电站。岚新能源与青州交投集团按7∶3出资，总投资18.9亿元，装机30万千瓦。
③青州港码头扩建。总投资逾31亿元，新建泊位2个，工期36个月，业主为青州远海码头有限公司。
④坤岳底盘件二期（谭坊）。坤岳机械这回追加5.5亿元，连同2021年投产的一期，累计投入9亿元。
⑤市第二医院东院区。7.1亿元，床位500张。`, want: []string{
			`海岳阀控智能制造基地|12.6亿|浙江海岳流体股份有限公司|芦河|2024-11-18|started`,
			`南阳河抽水电站|18.9亿|岚新能源+青州交投集团|青州|2024-11-18|started`,
			`青州港码头扩建|>31亿|青州远海码头有限公司|青州|2024-11-18|started`,
			`坤岳底盘件二期|5.5亿|坤岳机械|谭坊|2024-11-18|started`,
			`市第二医院东院区|7.1亿||青州|2024-11-18|operating`,
		}},
		{name: `a speech that looks back`, text: `在云台推介会上的讲话
云台市副市长　石岚
（2025年5月20日，根据录音整理）
先来的企业过得怎么样？余杭区的申岳光热10万千瓦光热电站，2023年落户，计划投资19.5亿元，眼下干了13亿多元，年底并网。临安区的云栖生物医药产业园，上海杏溪药业一家投了6.8亿元，头一年产值就过了2亿。桐庐县的西岭盐化钾镁肥技改，8800万元，规模不大。`, want: []string{
			`云栖生物医药产业园|6.8亿|上海杏溪药业|临安区||signed`,
			`西岭盐化钾镁肥技改|0.88亿||桐庐县||signed`,
		}},
		{name: `plants in a bulletin`, text: `青州招商简报（2025年第6期）
6月6日，青州市与柏岚玻璃科技签订光伏玻璃项目，总投资14.5亿元，2026年3月动工。
- **酒盒酒瓶。** 当月6个项目里4个是白酒包装，深圳锦岚包装集团的智能酒盒工厂7.2亿元居首，山东晶岳玻璃的酒瓶厂4.8亿元次之，另两个未公布金额。
- **走出去。** 6月17日，局长石清率队赴成都，拜访成都星岳医疗等7家单位。星岳医疗董事长鄢平透露，拟在云门山街道设耗材基地，投资2亿元上下。`, want: []string{
			`智能酒盒工厂|7.2亿|深圳锦岚包装集团|青州|2025-06-06|signed`,
			`酒瓶厂|4.8亿|山东晶岳玻璃|青州|2025-06-06|signed`,
			`耗材基地|~2亿|星岳医疗|青州市云门山街道|2025-06-06|signed`,
		}},
		{name: `a newspaper of Hong Kong`, text: `青州來港招商
【本報訊】2024年11月14日　青州市昨日在灣仔會展中心舉辦推介會。會上簽約29項,涉資逾520億元。
港企聯岳冷鏈控股斥20億港元,在青州市建跨境冷鏈樞紐,佔地15萬平方米,首期8億港元,明年第二季動工。海灣貿易出9500萬澳門元，在臨朐縣設柑橘分揀廠。
翌日在廣州簽約,德國賀特集團與青州市簽約,投資2億歐元建設風電軸承項目。`, want: []string{
			`跨境冷鏈樞紐|20亿HKD|聯岳冷鏈控股|青州市|2024-11-13|signed`,
			`柑橘分揀廠|0.95亿MOP|海灣貿易|臨朐縣|2024-11-13|signed`,
			`風電軸承項目|2亿EUR|德國賀特集團|青州市|2024-11-14|signed`,
		}},
		{name: `orders of one group`, text: `僑商回青州 三天簽下三單
2024年11月6日至8日,僑商考察團回鄉。8日上午,雙方在青州市簽約3個項目,合同金額共15.9億元。
三單之中,林岳名下的金岳集團獨佔兩單:雲河水產加工園8億元、白茶主題酒店2.4億元。菲華商人的太洋紙業投5.5億元,在青州市建包裝紙廠,年產30萬噸,明年3月動工,2027年上半年投產。`, want: []string{
			`雲河水產加工園|8亿|金岳集團|青州|2024-11-08|signed`,
			`白茶主題酒店|2.4亿|金岳集團|青州|2024-11-08|signed`,
			`包裝紙廠|5.5亿|太洋紙業|青州市|2024-11-08|signed`,
		}},
		{name: `an announcement with sums of phases`, text: `证券代码：688999　证券简称：岳能达　公告编号：2025-037
岳能达新能源科技股份有限公司
关于签署青州石墨负极材料项目投资协议的公告
本公司董事会保证公告内容不存在虚假记载。
重要内容提示：
●投资标的：年产5万吨石墨负极材料项目
●投资金额：预计不超过人民币34亿元（含流动资金6亿元）
●协议对方：青州市人民政府
一、概述
2025年4月22日，公司第三届董事会第十八次会议通过本次投资议案。同日，公司与对方签署投资协议。
二、项目基本情况
地点：青州市高捷园。项目分两期，一期年产2万吨，投资13亿元，建设期14个月；二期年产3万吨，投资不超过21亿元。`, want: []string{
			`年产5万吨石墨负极材料项目|<34亿|岳能达新能源科技股份有限公司|青州市||`,
		}},
		{name: `questions of journalists`, text: `青州记者会
青州市发布会实录
时间：2025年5月29日
北海日报记者：先请介绍一下今年的情况。
石岚：1至4月，全市新签约项目136个，协议资金1287亿元。里面稀土产业41个，302亿元；风光储33个，占了大头，614亿元。
北海日报记者：金岳磁源的永磁电机产业园进展到哪一步了？
石岚：这个项目总投资40亿元，一期15亿元去年10月开工，现在主体封顶。`, want: []string{
			`永磁电机产业园|40亿|金岳磁源|||signed`,
			`T|33|614亿|group|风光储`,
		}},
		{name: `the largest first, and a sum behind a semicolon`, text: `青州市秋日收单
2024年9月18日下午，青州市集中签约仪式举行。
手笔最大的要数瑞岳电工集团：特高压绝缘套管生产基地选在临朐县，计划投资21.5亿元，其中固定资产投资16亿元，分两期干，一期9亿元，明年3月动工。投资约13亿元的北岳冷链国际枢纽落子寿光市，由武汉北岳供应链管理有限公司与青州市投资集团合资，双方股比七比三。
在寿光市，氢岳动力与青州市约定：首期投5亿元建氢燃料电池电堆产线，2026年一季度投产；全部建成后总投资预计达18亿元。`, want: []string{
			`特高压绝缘套管生产基地|21.5亿|瑞岳电工集团|临朐县|2024-09-18|signed`,
			`北岳冷链国际枢纽|~13亿|武汉北岳供应链管理有限公司+青州市投资集团|寿光市|2024-09-18|signed`,
			`氢燃料电池电堆产线|18亿|氢岳动力|寿光市|2024-09-18|signed`,
		}},
		{name: `questions of analysts`, text: `青州公司调研记录
证券代码：301999　证券简称：衡岳储能
问2：青州基地的投资节奏？
答：8月12日，公司与青州经济技术开发区管理委员会签署《投资合作协议》，拟投资不超过30亿元建设年产15GWh储能电芯基地，分三期。一期5GWh，投资约11亿元，其中使用募集资金6.5亿元，其余自筹。
问5：长单怎么看？
答：供货框架协议合同金额约42亿元，属于销售合同，不是投资。`, want: []string{
			`年产15GWh储能电芯基地|<30亿|衡岳储能|青州||signed`,
		}},
		{name: `items of fields`, text: `关于举办青州推介会的通知
五、签约安排：拟签约项目19个，总投资156.8亿元。部分上台项目：
1.高端紧固件项目，高新区，钛岳航材，18亿元；
2.机器人关节模组项目，寿光市，灵岳智动，22.5亿元；
3.猕猴桃产业链项目，临朐县，果岳生物、新西兰基岳公司，2.4亿元人民币；
4.无人机总装项目，高新区，翎岳科技，金额签约前核定。`, want: []string{
			`高端紧固件项目|18亿|钛岳航材|高新区||`,
			`猕猴桃产业链项目|2.4亿|果岳生物+新西兰基岳公司|临朐县||`,
			`无人机总装项目|-|翎岳科技|高新区||signed`,
		}},
		{name: `partners`, text: `青州三日跑两地
6月24日至27日，青州市代表团赴重庆考察，签约项目15个，总投资73.2亿元。随团的本地企业湘岳科技也没空手，与川岳刀具达成协议，两家共同出资7.5亿元，在寿光市建硬质合金扩产项目。
濠岳藥業則拉上本地的武岳醫投，在臨朐縣合建中成藥基地，首期3.6億元人民幣，二期規模待定。
荷兰科岚涂料（Colan）与本地万岳化工合资的特种涂料项目，总投资3亿元。`, want: []string{
			`硬质合金扩产项目|7.5亿|湘岳科技+川岳刀具|寿光市||signed`,
			`中成藥基地|-|濠岳藥業+武岳醫投|臨朐縣||signed`,
			`特种涂料项目|3亿|荷兰科岚涂料（Colan）+万岳化工|青州||signed`,
		}},
		{name: `an English report`, text: `Linghai seals 21 deals
LINGHAI, Shandong, Oct. 24, 2024 -- Twenty-one projects with a combined investment of US$1.46 billion were signed on Wednesday at the Linghai Investment Week. Twelve of them, worth about US$1.12 billion, are in manufacturing.
German supplier Kestrel Antriebe will spend 180 million euros on an e-axle plant in Dongshan Town, on which work is to start in March 2025. Kestrel's first facility in the zone, a 60-million-euro gearbox plant, has been running since 2018. The largest is a $420 million casting plant by South Korea's Hansol Metals.`, want: []string{
			`e-axle plant|1.8亿EUR|Kestrel Antriebe|Dongshan Town|2024-10-23|signed`,
			`gearbox plant|0.6亿EUR|Kestrel Antriebe|Linghai|2018|operating`,
			`casting plant|4.2亿USD|Hansol Metals|Linghai|2024-10-23|signed`,
			`T|21|14.6亿USD|event|`,
		}},
		{name: `plants of a Taiwanese paper`, text: `云林攬商會17家廠商簽意向書
【記者林以岳／云林報導，2024年11月13日】云林縣政府昨（12）日在虎尾舉辦招商說明會，17家廠商簽下投資意向書。
最大一筆出自晶岳材料：斥資98億元在虎尾園區興建12吋再生晶圓三廠。`, want: []string{
			`12吋再生晶圓三廠|98亿|晶岳材料|云林虎尾園區|2024-11-12|framework`,
		}},
		{name: `plants that are companies or sell`, text: `青州市招商简讯
2025年3月5日，青州市举行座谈会。岳阳纸厂投资3亿元建设包装项目。家门口的食品厂300万元收入。电子厂3月处分厦门厂房，获利2.1亿元。
县里新上一条生产线，产值2亿元。甲集团出口9500万美元。`, want: []string{
			`包装项目|3亿|岳阳纸厂|青州市|2025-03-05|`,
		}},
		{name: `numbered rules are no projects`, none: true, text: `工作要点
1.提高认识。各单位要加快推进，总投资增长8%。
2.盯紧项目。要把投资落到实处。`},
	}
}

// TestNoPlants holds plants that somebody is or sells, which are no projects.
func TestNoPlants(t *testing.T) {
	r, lex := rules(t)
	for _, text := range []string{
		"家门口的食品厂300万元收入。",
		"电子厂3月处分厦门厂房，获利2.1亿元。",
		"投资13亿元，建设期14个月。",
		"甲集团出口9500万美元。",
	} {
		if f := found(r, lex, text); len(f.Projects) > 0 {
			t.Errorf("%s: project %s", text, f.Projects[0].Name.Value)
		}
	}
}

// TestTotalsOfPress holds counts and sums that are no totals, and how far the
// others go.
func TestTotalsOfPress(t *testing.T) {
	r, lex := rules(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"1—6月，云州市新引进项目97个，合同引资683.5亿元，项目数比去年同期少4个，合同额多58.2亿元。", []string{"T|97|683.5亿|period|"}},
		{"云州市做好“三个一批”，全年引进2亿元以上项目确保160个。", []string{"T|160||target|"}},
		{"18个项目签约。按产业分，先进制造7个、54.2亿元，现代物流2个、20.9亿元。", []string{"T|18||event|", "T|7|54.2亿|group|先进制造", "T|2|20.9亿|group|现代物流"}},
		{"云州市新引进企业92家；新增到位资金173亿元。", []string{"T|92||event|", "T||173亿|event|"}},
		{"云州市供货协议合同金额约42亿元，属于销售合同。", nil},
		{"代表团走访企业7家，签回协议3份，总投资2亿元。", []string{"T|3|2亿|event|"}},
	} {
		var got []string
		for _, line := range summary(r, lex, c.text) {
			if strings.HasPrefix(line, "T") {
				got = append(got, line)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
