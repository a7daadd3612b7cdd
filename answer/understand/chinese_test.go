package understand_test

import "testing"

func TestEnglishInChinese(t *testing.T) {
	r := reader(t)
	for question, want := range map[string]string{
		"How many projects did Weihai sign in Jan-Sep 2023?":                             "2023年1-9月威海签约多少个项目",
		"How many projects were signed at the Weihai forum in March 2024?":               "2024年3月威海论坛签约多少个项目",
		"How many of the projects from Weihai's first batch have broken ground?":         "威海第一批项目开工了多少个",
		"Who is the director of the Weihai commerce bureau?":                             "威海商务局局长是谁",
		"Weihai commerce bureau director":                                                "威海商务局局长是谁",
		"When will construction of the Meridia plant in Weihai start?":                   "威海meridia工厂什么时候开工",
		"Which projects in Weihai cost more than 500 million yuan?":                      "威海超过5亿元的项目有哪些",
		"Which project in Weihai has the largest investment?":                            "威海投资最大的项目是哪个",
		"Which has the larger investment, the Meridia plant or the Toreva base?":         "meridia工厂和toreva基地哪个投资大",
		"How much did Meridia invest in Weihai?":                                         "威海meridia投资多少钱",
		"Actual use of foreign capital in Weihai (威海), first half of 2025?":              "2025年上半年威海实际使用外资多少",
		"Who is Meridia's joint venture partner in Weihai?":                              "威海meridia跟谁合资",
		"What is the total investment of Meridia's two projects in Weihai?":              "威海meridia 2个项目一共投资多少",
		"Where will Meridia's lithium battery plant be located?":                         "meridia锂电池工厂落户哪里",
		"Meridia lithium battery plant, how much?":                                       "meridia锂电池工厂投资多少",
		"List the projects Weihai signed on June 5, 2024":                                "2024年6月5日签约威海项目有哪些",
		"Which projects are priced in Hong Kong dollars?":                                "港元计价的项目有哪些",
		"How much was signed in Weihai in the first quarter of 2024?":                    "2024年一季度威海签约投资多少钱",
		"In which quarter of 2024 did Weihai sign the most?":                             "威海2024年哪个季度签约得最多",
		"How much bank borrowing does Meridia plan at most?":                             "meridia计划银行贷款多少",
		"How much is Meridia adding to its Weihai plant?":                                "威海工厂meridia增资投资多少钱",
		"Who did Meridia agree with in Weihai?":                                          "meridia跟谁签约威海",
		"How much did Meridia invest at the 12th China-ASEAN Expo?":                      "第12届东盟博览会meridia投资多少钱",
		"How many jobs will the Meridia plant create?":                                   "meridia工厂新增就业多少人",
		"How large is the building area of the Meridia plant?":                           "meridia工厂建筑面积多少",
		"Which county of Weihai had the highest construction start rate?":                "威海哪个区县开工率最高",
		"What were the funds in place of Weihai in the first quarter of 2022?":           "2022年一季度威海到位资金多少",
		"Who led the Weihai delegation to Meridia?":                                      "威海代表团meridia谁带队",
		"Which projects in Weihai cost 500 million yuan or more?":                        "威海5亿元以上的项目有哪些",
		"How much were the first 12 projects of Weihai worth?":                           "威海首批12个项目投资多少钱",
		"How much is the industrial fund for the Meridia project?":                       "meridia项目产业基金多少钱",
		"Please tell me how many companies attended the Weihai forum on 12 January 2025": "2025年1月12日出席威海论坛多少个企业",
	} {
		got := r.Chinese(question, words("威海"))
		if got == nil || got.Text != want || !got.Whole {
			t.Errorf("%s: %+v, want %s", question, got, want)
		}
	}
}

func TestEnglishLeftAlone(t *testing.T) {
	r := reader(t)
	for _, question := range []string{"What did Anna Berg say about the harbour?", "How much will the quuxery in Weihai cost?", "Why Weihai?"} {
		if got := r.Chinese(question, words("威海")); got != nil && got.Whole {
			t.Errorf("%s: read as %s", question, got.Text)
		}
	}
}
