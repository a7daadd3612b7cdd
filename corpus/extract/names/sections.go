package names

// Section is a list of words of data/words.txt that rules look up.
type Section uint8

// The sections for visits, agreements and statements.
const (
	VisitVerbs     Section = iota // 走访, 考察: the hosts follow
	MeetVerbs                     // 会见, 拜访: persons or hosts follow
	GoVerbs                       // 赴, 到: a visit when hosts follow
	AgreementVerbs                // 签署, 达成
	AgreementNouns                // 战略合作协议, 备忘录
	SayVerbs                      // 表示, 指出
	Adverbs                       // what may stand between a speaker and the verb
	NewSubjects                   // what begins a sentence that the speaker no longer says
	LeadVerbs                     // 带队, 率: who leads a delegation
	NotAgreement                  // 合同 + 外资: a figure, no agreement
	// the sections that only this package reads
	notPlacesWords
	longPlacesWords
	beforeAbbreviationWords
	afterAbbreviationWords
	seatWords
	goneToWords
	companyAfterPlaceWords
	referencesWords
	zoneWords
	zoneAloneWords
	townWords
	townNotBeforeWords
	zoneNotBeforeWords
	zoneOwnWords
	overlapWords
	landmarkWords
	zoneBreakWords
	zoneGenericWords
	beforePlaceWords
	boundaryWords
	companyWords
	institutionWords
	governmentWords
	orgTailWords
	orgBreakWords
	orgInsideWords
	orgHardWords
	orgSoftWords
	orgSoftOkWords
	orgGenericWords
	notOrgAfterWords
	wholeWithPlaceWords
	titleWords
	titleCompanyWords
	titleReportWords
	titleWeakWords
	titleBreakWords
	afterNameWords
	notNameWords
	titleRankWords
	bylineWords
	verbRunesWords
	presenceWords
	sayTwoWords
	orgLegalWords
	orgIndustryWords
	orgCountryWords
	defineWords
	listEndWords
	itemLeadWords
	itemTrailWords
	companiesWords
	listLeadWords
	investsWords
	beforeSumWords
	beforeInvestsWords
	notInvestorWords
	productWords
	englishCompanyWords
	englishTitleWords
	englishSayWords
	englishCommonWords
	afterLocalWords
	notLocalWords
	notLocalEndWords
	issuerWords
	sectionCount
)

// sections are the names of the sections in words.txt.
var sections = [sectionCount]string{
	notPlacesWords:          "not_places",
	longPlacesWords:         "long_places",
	beforeAbbreviationWords: "before_abbreviation",
	afterAbbreviationWords:  "after_abbreviation",
	seatWords:               "seat",
	goneToWords:             "gone_to",
	companyAfterPlaceWords:  "company_after_place",
	referencesWords:         "references",
	zoneWords:               "zone",
	zoneAloneWords:          "zone_alone",
	townWords:               "town",
	townNotBeforeWords:      "town_not_before",
	zoneNotBeforeWords:      "zone_not_before",
	zoneOwnWords:            "zone_own",
	overlapWords:            "overlap_words",
	landmarkWords:           "landmark",
	zoneBreakWords:          "zone_break",
	zoneGenericWords:        "zone_generic",
	beforePlaceWords:        "before_place",
	boundaryWords:           "boundary",
	companyWords:            "company",
	institutionWords:        "institution",
	governmentWords:         "government",
	orgTailWords:            "org_tail",
	orgBreakWords:           "org_break",
	orgInsideWords:          "org_inside",
	orgHardWords:            "org_hard",
	orgSoftWords:            "org_soft",
	orgSoftOkWords:          "org_soft_ok",
	orgGenericWords:         "org_generic",
	notOrgAfterWords:        "not_org_after",
	wholeWithPlaceWords:     "whole_with_place",
	titleWords:              "title",
	titleCompanyWords:       "title_company",
	titleReportWords:        "title_report",
	titleWeakWords:          "title_weak",
	titleBreakWords:         "title_break",
	afterNameWords:          "after_name",
	notNameWords:            "not_name",
	titleRankWords:          "title_rank",
	bylineWords:             "byline",
	verbRunesWords:          "verb_runes",
	presenceWords:           "presence",
	sayTwoWords:             "say_two",
	orgLegalWords:           "org_legal",
	orgIndustryWords:        "org_industry",
	orgCountryWords:         "org_country",
	defineWords:             "define",
	listEndWords:            "list_end",
	itemLeadWords:           "item_lead",
	itemTrailWords:          "item_trail",
	VisitVerbs:              "visit",
	MeetVerbs:               "meet",
	GoVerbs:                 "go",
	AgreementVerbs:          "agree",
	AgreementNouns:          "agreement",
	SayVerbs:                "say",
	Adverbs:                 "say_between",
	NewSubjects:             "new_subject",
	companiesWords:          "companies",
	listLeadWords:           "list_lead",
	investsWords:            "invests",
	beforeSumWords:          "before_sum",
	beforeInvestsWords:      "before_invests",
	notInvestorWords:        "not_investor",
	productWords:            "product",
	LeadVerbs:               "lead",
	NotAgreement:            "agreement_not",
	englishCompanyWords:     "english_company",
	englishTitleWords:       "english_title",
	englishSayWords:         "english_say",
	englishCommonWords:      "english_common",
	afterLocalWords:         "after_local",
	notLocalWords:           "not_local",
	notLocalEndWords:        "not_local_end",
	issuerWords:             "issuer",
}
