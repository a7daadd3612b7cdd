package prose

// spokenReports name projects and their investors as newspapers tell them, all
// invented.
func spokenReports() []report {
	return []report{
		{name: `a company and how it is called too`, text: `会上，青原市远峰轨道装备有限公司（以下简称“远峰轨道”）投资35亿元，建城际客车内饰基地；泰国实利棕榈（Seri Palm）投资2亿元建油脂加工基地。`, want: []string{
			`城际客车内饰基地|35亿|青原市远峰轨道装备有限公司|||`,
			`油脂加工基地|2亿|泰国实利棕榈|||`,
		}},
		{name: `the sum between the company and its project`, text: `现场敲定5个项目，合同额21.7亿元：远鼎家电8亿元的小家电整机项目，鑫岳光学6.2亿元的车载镜头模组项目，另有精密模具、连接器、轴承三个项目，合计7.5亿元。`, want: []string{
			`小家电整机项目|8亿|远鼎家电|||`,
			`车载镜头模组项目|6.2亿|鑫岳光学|||`,
		}},
		{name: `who builds where, without 投资`, text: `鸿峻科技砸下150亿元在云溪县设人工智能服务器研发中心，居全场之冠；旭岚电材将于云溪县兴建封装胶材厂，投资95亿元。`, want: []string{
			`人工智能服务器研发中心|150亿|鸿峻科技|云溪县||`,
			`封装胶材厂|95亿|旭岚电材|云溪县||`,
		}},
		{name: `two that build together`, text: `由本地企业银禾数科与云岳数据合作，在云溪县设跨境数据枢纽，投资21亿元。`, want: []string{
			`跨境数据枢纽|21亿|银禾数科+云岳数据|云溪县||`,
		}},
		{name: `objects of clauses that name their own subjects`, text: `塬味食品投9000万元做马铃薯主食，六岳草业投5500万元做饲草加工。`, want: []string{
			`马铃薯主食|0.9亿|塬味食品|||`,
			`饲草加工|0.55亿|六岳草业|||`,
		}},
		{name: `as many items as the count says share a sum`, text: `首站东平，4个项目签约，合同总额97亿元。剩下两个——恒峻新材的硬质合金刀具二期和云联供应链的冷链物流园，合计43.5亿元。`, want: []string{
			`硬质合金刀具二期|-|恒峻新材|||signed`,
			`冷链物流园|-|云联供应链|||signed`,
			`T|2|43.5亿|event|`,
		}},
		{name: `what is said of projects only`, text: `闽香食品集团牵头的闽商食品产业园则选在云溪县。渤岳粮油二期也在名单上，投资额没有公布；统岳生技的疫苗充填线金额则未对外披露；中岳电材的铜箔二厂，投资额由原计划的55亿元追加到61亿元。`, want: []string{
			`闽商食品产业园|-|闽香食品集团|云溪县||`,
			`疫苗充填线|-|统岳生技|云溪县||`,
			`铜箔二厂|61亿|中岳电材|云溪县||`,
		}},
		{name: `a product and its sum`, text: `哪一单最大？恒屿化工的80万吨环氧丙烷，145亿元，放在云溪县。禾岳科技的订单，3亿元；禾岳科技的市场份额，30亿元。`, want: []string{
			`80万吨环氧丙烷|145亿|恒屿化工|云溪县||`,
		}},
		{name: `an investment that a later sentence changes`, text: `2021年8月，关岳新能源有限公司与云溪县签约，要投50亿元建储能电池厂。
2023年2月，双方签补充协议：投资减到17.5亿元，用地只留300亩。
云溪县的恒岳光伏玻璃项目更干脆。2022年5月签约时说投28亿元，2023年9月就解除了合同。`, want: []string{
			`储能电池厂|17.5亿|关岳新能源有限公司|云溪县|2021-08|signed`,
			`恒岳光伏玻璃项目|28亿|恒岳|云溪县|2022-05|signed`,
		}},
		{name: `the day of signing among the days of a journey`, text: `云溪经贸团访台
2019年6月10日至16日，云溪县经贸交流团访问台中、高雄。
15日举行签约会，共签8项，其中：
旭岳精机机床厂，18亿元，落户云溪县；`, want: []string{
			`旭岳精机机床厂|18亿|旭岳精机|云溪县|2019-06-15|signed`,
		}},
		{name: `the year of the event's name`, text: `云岭博览会一天一座城
9月6日到8日，2024云岭产业博览会在三座城市举办。
6日，鞍山。14个项目共61.9亿元。禾岳集团的聚乳酸项目投资15亿元。
7日，大庆。4个项目共31.9亿元。珑水集团的葵花油项目投资2亿元。`, want: []string{
			`聚乳酸项目|15亿|禾岳集团|鞍山|2024-09-06|`,
			`葵花油项目|2亿|珑水集团|大庆|2024-09-07|`,
		}},
		{name: `the year that a report reviews, and a town before the next project`, text: `云溪县政府工作报告
——2024年1月16日在云溪县人民代表大会上
一、2023年工作回顾
（一）招商引资量质齐升。禾岳食品有限公司投资12.8亿元的辣椒加工园，落户洋川镇；双岭康养度假区（二期），总投资16亿元，选址温泉镇；深圳市沐岳生物科技有限公司的金银花提取基地，总投资4亿元。`, want: []string{
			`辣椒加工园|12.8亿|禾岳食品有限公司|洋川镇|2023|signed`,
			`双岭康养度假区（二期）|16亿||温泉镇|2023|`,
		}},
		{name: `the plans of the year after do not date a review`, text: `平川高新区2024年招商小结
编制:平川高新区招商局　　2025年1月15日
岳药堂中药基地:投资7.6亿元,7月22日签约。
2025年打算
全年签约50个。`, want: []string{
			`岳药堂中药基地|7.6亿||平川高新区|2024-07-22|signed`,
		}},
		{name: `short names that close in what the company does`, text: `泾县通报：禾岳轨道城际动车组内饰基地一期封顶，总投资35亿元；岭岳氢能燃料电池电堆项目开工，投资额18.5亿元；辽岭镁业在大川桥签下镁建材产业园，总投资26亿元；柳重机械的再制造中心，金额另议。`, want: []string{
			`禾岳轨道城际动车组内饰基地一期|35亿|禾岳轨道|泾县||under_construction`,
			`岭岳氢能燃料电池电堆项目|18.5亿|岭岳氢能|泾县||started`,
			`镁建材产业园|26亿|辽岭镁业|泾县||signed`,
			`再制造中心|-|柳重机械|泾县||under_construction`,
		}},
		{name: `parts that name the project, then who puts in how much`, text: `年度有三宗大单被写进通报：合肥的飞机总装基地，岳瀚航空投88亿元；芜湖的动力电池回收园，江岳循环投65亿元；粤岳风电集团独力承建的风电母港最为瞩目，斥资120亿元，选址泾县。`, want: []string{
			`飞机总装基地|88亿|岳瀚航空|合肥||`,
			`动力电池回收园|65亿|江岳循环|芜湖||`,
			`风电母港|120亿|粤岳风电集团|泾县||`,
		}},
		{name: `the venue of an event is no site`, text: `5月16日成都推介会上，泾县与澄岳新材签约碳纤维基地项目，总投资20亿元左右。同场预签约的还有四川炬岳光电的车载显示项目，6亿元。检验检测中心项目：与华岳科仪有限公司合作，投资额待定。`, want: []string{
			`碳纤维基地项目|~20亿|澄岳新材|泾县||signed`,
			`车载显示项目|6亿|四川炬岳光电|泾县||signed`,
			`检验检测中心项目|-|华岳科仪有限公司|泾县||signed`,
		}},
		{name: `a group in quotation marks and an agreement on a phase`, text: `年底前清理“沉睡项目”11个。3月11日，晶岳新能源与云溪县签订30GW拉晶切片二期协议，追加投资40亿元。公司拟在罗岭府建设树脂工厂，总投资6亿元。`, want: []string{
			`30GW拉晶切片二期|40亿|晶岳新能源|云溪县||signed`,
			`树脂工厂|6亿|晶岳新能源|云溪县||signed`,
		}},
	}
}
