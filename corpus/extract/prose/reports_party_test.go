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
	}
}
