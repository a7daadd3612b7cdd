package prose

// partyReports tell who invests in ways that the name alone does not, all
// invented.
func partyReports() []report {
	return []report{
		{name: `a product at the beginning of a name is no company`, text: `平川县集中签约
2023年3月2日，平川县签约釉料生产线项目，总投资3亿元；尼龙丝项目，总投资2亿元；榨汁机项目，总投资1亿元；岩板深加工项目，总投资4亿元；星辰面板项目，总投资5亿元。`, want: []string{
			`釉料生产线项目|3亿||平川县|2023-03-02|signed`,
			`尼龙丝项目|2亿||平川县|2023-03-02|signed`,
			`榨汁机项目|1亿||平川县|2023-03-02|signed`,
			`岩板深加工项目|4亿||平川县|2023-03-02|signed`,
			`星辰面板项目|5亿|星辰|平川县|2023-03-02|signed`,
		}},
		{name: `a coined name ends where the language begins`, text: `会上签约澜途功率模块项目，总投资3.8亿元。`, want: []string{
			`澜途功率模块项目|3.8亿|澜途|||signed`,
		}},
		{name: `whose project it is`, text: `平川县通报进度
6月1日，平川县通报：禾岳木业的竹基板材项目（7.7亿元）、广州讯汇供应链的智慧口岸项目（2.4亿元）已经投产，珑水文旅的古寨项目（15亿元）至今没有动工。`, want: []string{
			`竹基板材项目|7.7亿|禾岳木业|平川县||operating`,
			`智慧口岸项目|2.4亿|广州讯汇供应链|平川县||operating`,
			`古寨项目|15亿|珑水文旅|平川县||operating`,
		}},
		{name: `who does it is the subject of the clause, or of one before`, text: `平川县集中签约
2024年6月18日，平川县举行集中签约仪式。宁波翎擎的电控系统项目投资12亿元；泰国岚宝食品在青石高新区的果汁工厂，投资3亿元；安江区与澄塬新材预签约碳纤维基地项目，拟投资20亿元；规模最大的是远岚重能，追加38亿元建叶片和塔筒基地；南澜油脂做油脂化工项目，1亿元；星岚医疗董事长鄢冰透露，拟在东山镇设耗材基地，投资2亿元；恒岚电器紧随其后，6.6亿元做空气炸锅整机项目。`, want: []string{
			`电控系统项目|12亿|宁波翎擎|平川县|2024-06-18|signed`,
			`果汁工厂|3亿|泰国岚宝食品|青石高新区|2024-06-18|signed`,
			`碳纤维基地项目|20亿|澄塬新材|平川县|2024-06-18|planned`,
			`叶片和塔筒基地|38亿|远岚重能|平川县|2024-06-18|signed`,
			`油脂化工项目|1亿|南澜油脂|平川县|2024-06-18|signed`,
			`耗材基地|2亿|星岚医疗|平川县|2024-06-18|signed`,
			`空气炸锅整机项目|6.6亿|恒岚电器|平川县|2024-06-18|signed`,
		}},
		{name: `who does it is told behind the name`, text: `平川县集中签约
2024年6月18日，平川县举行集中签约仪式。帝王蟹精深加工项目3.3亿元，由韩国元澜水产与石湾东岚渔业各占一半；油茶加工项目，由嘉兴的山岚粮油和本地的侗岭茶油公司一起干，总共1.6亿元；重型燃机配套基地112亿元，龙岚重能和江南中澜铸锻共同投资；纸塑包装项目2.5亿元，由绿岚包装拿下；海洋药物中心项目，45亿元，江南济岚控股占股六成，石湾格岚投资占四成；内河船舶制造基地项目：平澜江船业与南洋司岚海事（Selat Marine）合资，总投资26.8亿元；骏川电池项目5亿元，翎岳食品、禾骏百货各1亿元。`, want: []string{
			`帝王蟹精深加工项目|3.3亿|韩国元澜水产+石湾东岚渔业|平川县|2024-06-18|signed`,
			`油茶加工项目|1.6亿|山岚粮油+侗岭茶油公司|平川县|2024-06-18|signed`,
			`重型燃机配套基地|112亿|龙岚重能+江南中澜铸锻|平川县|2024-06-18|signed`,
			`纸塑包装项目|2.5亿|绿岚包装|平川县|2024-06-18|signed`,
			`海洋药物中心项目|45亿|江南济岚控股+石湾格岚投资|平川县|2024-06-18|signed`,
			`内河船舶制造基地项目|26.8亿|平澜江船业+南洋司岚海事|平川县|2024-06-18|signed`,
			`骏川电池项目|5亿|骏川|平川县|2024-06-18|signed`,
		}},
		{name: `what kind a company is stands before its name`, text: `平川县集中签约
2024年6月18日，平川县举行集中签约仪式。上市公司联岚化工将在古城开发区建特种聚烯烃厂，投资1.2亿美元；老字号金岚食品则与龙门区政府签约，投资3500万美元设海产精深加工厂；食品机械厂钜岚机械投资4800万元建烘焙设备二厂；返乡青年赵海岚的雪枣深加工项目投资3600万元。`, want: []string{
			`特种聚烯烃厂|1.2亿USD|联岚化工|古城开发区|2024-06-18|signed`,
			`海产精深加工厂|0.35亿USD|金岚食品|古城开发区|2024-06-18|signed`,
			`烘焙设备二厂|0.48亿|钜岚机械|古城开发区|2024-06-18|signed`,
			`雪枣深加工项目|0.36亿|赵海岚|古城开发区|2024-06-18|signed`,
		}},
		{name: `公司 is the company told before, or that of the heading, or that announces`, text: `上市公司动态
一、岚桥粮油：海湾镇新建油脂基地
公司董事会2月20日通过议案，同意在海湾镇投资建设油脂精炼项目，总投资8亿元。
二、华岚轴承：追加预算
公司2月21日公告，位于石桥镇的风电轴承工厂项目，投资由6亿元调整为9.5亿元。
三、安防
【骊川安防】9月10日公告，出资4亿元在青龙镇建防护手套项目，由子公司设立骊川（海外）安防用品有限公司。
四、走访
上午，代表团在绥岚网络见到创始人沈川，签下跨境电商产业园项目，2.6亿元。25日在苏岚材料，企业表示有意投5亿元，在开发区做金刚石微粉项目。`, want: []string{
			`油脂精炼项目|8亿|岚桥粮油|||`,
			`风电轴承工厂项目|9.5亿|华岚轴承|||`,
			`防护手套项目|4亿|骊川安防|||`,
			`跨境电商产业园项目|2.6亿|绥岚网络|||signed`,
			`金刚石微粉项目|5亿|苏岚材料|||signed`,
		}},
		{name: `a company behind 是 or 来自, of a region, of a place, in Latin letters`, text: `平川县集中签约
2024年6月18日，平川县举行集中签约仪式。高新区签的是鹭岛传感（成都）有限公司的压力传感器项目，12亿元；以荷商梵岱堡（Vandeib）的离岸风电基桩厂最大，投资120亿元；最大一单出自晶岚材料：斥资98亿元在虎岭园区兴建再生晶圆三厂；北部电材在青石的铜箔二厂，投资6亿元；泰岚商会与平川县的滑雪度假项目、安第岚矿业与青石新区的铝箔研发项目，两项合计1.6亿元；古城区与北川算力签下云谷二期项目，45亿元。`, want: []string{
			`压力传感器项目|12亿|鹭岛传感（成都）有限公司|平川县|2024-06-18|signed`,
			`离岸风电基桩厂|120亿|梵岱堡|平川县|2024-06-18|signed`,
			`再生晶圆三厂|98亿|晶岚材料|虎岭园区|2024-06-18|signed`,
			`铜箔二厂|6亿|北部电材|平川县|2024-06-18|signed`,
			`铝箔研发项目|-|安第岚矿业|青石新区|2024-06-18|signed`,
			`云谷二期项目|45亿|北川算力|古城区|2024-06-18|signed`,
		}},
		{name: `names that hold a stop word or hide their suffix, known by a title or a gloss`, text: `平川县集中签约
2024年6月18日，平川县举行集中签约仪式。帝王蟹精深加工项目3.3亿元，由韩国元海水产与石湾东岚渔业各占一半；手笔最大的是本地上市公司联岚化工（Lianlan Chemicals），将在古城开发区建特种聚烯烃厂，投资1.2亿美元；马来西亚实达棕榈（Setar Palm）的油脂精深加工厂，1.2亿美元；另一个是岚合飞机的无人机项目，投资2亿元。`, want: []string{
			`帝王蟹精深加工项目|3.3亿|韩国元海水产+石湾东岚渔业|平川县|2024-06-18|signed`,
			`特种聚烯烃厂|1.2亿USD|联岚化工|古城开发区|2024-06-18|signed`,
			`油脂精深加工厂|1.2亿USD|马来西亚实达棕榈|平川县|2024-06-18|signed`,
			`无人机项目|2亿|岚合飞机|平川县|2024-06-18|signed`,
		}},
		{name: `the announcing company of a numbered paragraph`, text: `江南曜岚精密股份有限公司关于签订项目投资协议的公告
一、概述　公司于2025年4月28日与石湾开发区管理委员会签订《投资协议》，拟在石湾开发区建设汽车底盘项目，总投资约28亿元。`, want: []string{
			`汽车底盘项目|~28亿|江南曜岚精密股份有限公司|石湾开发区|2025-04-28|signed`,
		}},
		{name: `a correction puts one sum in the place of another`, text: `【更正】本刊第38期《石湾海上风电母港项目签约》一文，“总投资32亿元”应为“总投资23亿元”，特此更正。石湾玻纤新材料项目投资应为35亿元人民币，误作“35亿美元”。`, want: []string{
			`石湾海上风电母港项目|23亿|石湾海上风电|||signed`,
			`石湾玻纤新材料项目|35亿|石湾玻纤|||signed`,
		}},
		{name: `who signs with an office is the one that the line before names`, text: `框架协议两则
●岚昇集团与石桥县。1月5日公告，与石桥县政府签合作框架协议，拟投10亿元建重工钢构项目。
●力岚科技看好人工智能的需求，加码4亿元，在石桥园区建先进封装产线。`, want: []string{
			`重工钢构项目|10亿|岚昇集团|石桥县||framework`,
			`先进封装产线|4亿|力岚科技|石桥||framework`,
		}},
		{name: `a firm that is called by the place of its project`, text: `芜湖集中开工
2024年6月18日，芜湖天岚能源光储一体产业基地项目开工，总投资16亿元。芜湖绿色石化项目开工，总投资6亿元。`, want: []string{
			`芜湖天岚能源光储一体产业基地项目|16亿|芜湖天岚能源|芜湖|2024-06-18|started`,
			`芜湖绿色石化项目|6亿||芜湖|2024-06-18|started`,
		}},
		{name: `one who speaks, or we who are pleased, is no company`, text: `孙翊说，要建的智能仓储项目年底开工。我最满意的骏芯测试项目投资4亿元。`, want: []string{
			`智能仓储项目|-||||started`,
			`骏芯测试项目|4亿|骏芯|||started`,
		}},
		{name: `the listed short name stands for the company in full`, text: `证券代码：600997　证券简称：翎牧股份
江南翎牧食品股份有限公司关于签订投资协议的公告
2023年8月16日，公司与平川县人民政府签订《投资协议》，拟投资建设肉鸡养殖项目，总投资约3亿元。`, want: []string{
			`肉鸡养殖项目|~3亿|江南翎牧食品股份有限公司||2023-08-16|signed`,
		}},
		{name: `an institute listed beside a project is no investor of it`, text: `会上签约的还有华东陶瓷工艺研究院、低温彩绘餐具项目等。`, want: []string{
			`低温彩绘餐具项目|-||||signed`,
		}},
		{name: `brackets of two names joined by 和`, text: `会上签约茯苓产业园项目（禾苗集团与江南杏和药业合资，2.95亿元）和安溪小镇项目（投资额待审定）。`, want: []string{
			`茯苓产业园项目|2.95亿|禾苗集团+江南杏和药业|||signed`,
			`安溪小镇项目|-||||signed`,
		}},
	}
}

// dateReports leave a part of their dates to what was said before, all
// invented.
func dateReports() []report {
	return []report{
		{name: `days of a week told before`, text: `平川招商周落幕
2023年9月15日至17日，平川招商周举办，签约20个项目。
16日转场东镇，农业专场签约3个项目。稻米加工项目总投资3亿元。
17日的专场上，光学镜头项目总投资5亿元。`, want: []string{
			`稻米加工项目|3亿|||2023-09-16|signed`,
			`光学镜头项目|5亿|||2023-09-17|signed`,
		}},
		{name: `the day says more than the year of the event`, text: `3月16日上午，平川县2023年春季招商项目集中签约仪式举行。总投资3亿元的光学镜头项目签约。`, want: []string{
			`光学镜头项目|3亿||平川县|2023-03-16|signed`,
		}},
		{name: `each part of a list has its own time`, text: `在全县招商大会上的讲话
（2024年2月19日）
恒岳集团的美妆产业园项目，总投资12亿元，到去年底完成4.7亿元，今年计划再投5.5亿元；珑君酒业的白酒技改项目，3.2亿元，去年12月竣工；禾岳毛刷的刷丝产业园项目，总投资7.6亿元，今年3月必须复工。`, want: []string{
			`美妆产业园项目|12亿|恒岳集团|||`,
			`白酒技改项目|3.2亿|珑君酒业||2023-12|operating`,
			`刷丝产业园项目|7.6亿|禾岳毛刷|||`,
		}},
		{name: `what the last one signed`, text: `2023年9月17日，平川招商周闭幕。闭幕当天还通报了上一届重点项目的进度：禾岳木业的板材项目（7.7亿元）已经投产。`, want: []string{
			`板材项目|7.7亿|禾岳木业|||operating`,
		}},
		{name: `今 and 昨 with the day in brackets`, text: `台南市招商會登場
2023年7月18日，台南市政府今（18）日舉辦招商會，晟揚精機將投資新台幣15億元興建加工機研發中心；昨（17）日，昱采光學宣布投資8億元設立車用鏡頭廠。`, want: []string{
			`加工機研發中心|15亿TWD|晟揚精機|台南市|2023-07-18|`,
			`車用鏡頭廠|8亿TWD|昱采光學|台南市|2023-07-17|`,
		}},
		{name: `a report's day without its year`, text: `蓝湖日报6月20日讯（记者 沈一禾）昨天，禾岳集团投资3亿元的镜片项目落户蓝湖。
2023年前5个月，全市签约项目30个。`, want: []string{
			`镜片项目|3亿|禾岳集团||2023-06-19|signed`,
		}},
		{name: `today is no company`, text: `【时间】2023年8月15日
【地点】云溪县政府会议室
今天签约的镜片项目总投资3亿元，由禾岳集团投资。`, want: []string{
			`镜片项目|3亿|禾岳集团|云溪县|2023-08-15|signed`,
		}},
	}
}

// englishReports are in English, all invented.
func englishReports() []report {
	return []report{
		{name: `English: who does it behind a home or an apposition, a verb left out, one noun, of and between`, text: `HUZHOU, October 17, 2024 - Tulpenland Chemie N.V. of the Netherlands yesterday signed an agreement to build a polymer resin plant in Huzhou. Total investment is EUR 42 million. Ardenne, a French flavour maker, agreed to set up a laboratory in Huzhou. Swiss maker Albion Dental plans a US$45 million implant plant in Huzhou, and Australia's Southgate Marine a yacht repair centre in Huzhou for about A$60 million. The zone alone signed 15 projects worth over 16.8 billion yuan; the largest, a battery separator base of Enlin New Materials, took 5.2 billion yuan. They are a tourism complex in Deqing county (1.2 billion yuan) and a pump and valve base in Anji county (0.5 billion yuan).`, want: []string{
			`polymer resin plant|0.42亿EUR|Tulpenland Chemie N.V.|Huzhou|2024-10-17|signed`,
			`laboratory|-|Ardenne|Huzhou|2024-10-17|signed`,
			`yacht repair centre|~0.6亿AUD|Southgate Marine|Huzhou|2024-10-17|signed`,
			`battery separator base|52亿|Enlin New Materials|Huzhou|2024-10-17|signed`,
			`tourism complex|12亿||Deqing|2024-10-17|signed`,
			`pump and valve base|5亿||Anji|2024-10-17|signed`,
		}},
		{name: `several deals in one sentence`, text: `JINTANG, June 28, 2023 (CNS) -- Jintang signed three projects worth 6.4 billion yuan at a fair on Tuesday.
Under the agreements, Westbrook Composite Co., Ltd. will invest 3.5 billion yuan to build a carbon fibre production base. French dairy maker Laiterie Duval plans a cheese plant costing 120 million euros, while Norrsken Logistics of Sweden signed a deal for a 900-million-yuan cold-chain hub in Zhuqiao Town.`, want: []string{
			`carbon fibre production base|35亿|Westbrook Composite Co., Ltd.|Jintang|2023-06-27|signed`,
			`cheese plant|1.2亿EUR|Laiterie Duval|Jintang|2023-06-27|signed`,
			`cold-chain hub|9亿|Norrsken Logistics|Zhuqiao Town|2023-06-27|signed`,
		}},
		{name: `the same company again, and one named after its works`, text: `Brenner Works (博仑) will spend 180 million euros on an e-axle plant in the Jinhe Economic Zone. Separately, it signed a road-noise research center for 25 million euros. Brenner's first facility in the zone, a 60-million-euro gearbox plant, has been running since 2018, and Jinhe said the largest is a US$95 million fastener plant by Chung Feng Metal.`, want: []string{
			`e-axle plant|1.8亿EUR|Brenner Works|Jinhe Economic Zone||signed`,
			`road-noise research center|0.25亿EUR|Brenner Works|||signed`,
			`gearbox plant|0.6亿EUR|Brenner Works||2018|operating`,
			`fastener plant|0.95亿USD|Chung Feng Metal|||signed`,
		}},
		{name: `names with their sums in brackets, in paragraphs of several places`, text: `CHONGQING - A fair in Chongqing closed on July 24, 2022 with 12 signed projects.

HECHI - On Oct 12, 2021, Hechi city signed three projects. One, a trade market in Lanshan, was signed in Shenzhen (6 billion yuan). The others were signed online: a tourism complex in Yizhou (1.4 billion yuan) and a big data park (610 million yuan). The tea garden industrial park accounts for US$14.2 million.`, want: []string{
			`trade market|60亿||Lanshan|2021-10-12|signed`,
			`tourism complex|14亿||Yizhou|2021-10-12|signed`,
			`big data park|6.1亿||Hechi|2021-10-12|signed`,
			`tea garden industrial park|0.142亿USD||Hechi|2021-10-12|signed`,
		}},
		{name: `two that build together, one that opens, one that moves`, text: `Companies signed 18 deals on June 3, 2024 in Hong Kong: Orient Gate Logistics builds a US$58 million cold-chain hub in Hamad Port with Creek Stores; Shatin Gene and Doha Health City set up a US$36 million stem-cell centre. Meilin Herbal is opening a herbal showroom.`, want: []string{
			`cold-chain hub|0.58亿USD|Orient Gate Logistics+Creek Stores|Hamad Port|2024-06-03|signed`,
			`stem-cell centre|0.36亿USD|Shatin Gene+Doha Health City|Hong Kong|2024-06-03|signed`,
			`herbal showroom|-|Meilin Herbal|Hong Kong|2024-06-03|signed`,
		}},
	}
}
