package names

// sections are the sections of words.txt that the rules read.
var sections = [...]string{
	"not_places", "long_places", "before_abbreviation", "after_abbreviation", "seat", "gone_to",
	"company_after_place", "references", "zone", "zone_alone", "town", "town_not_before",
	"zone_not_before", "zone_own", "overlap_words", "landmark", "zone_break", "zone_generic", "before_place", "boundary",
	"company", "institution", "government", "org_tail", "org_break", "org_inside", "org_hard", "org_soft",
	"org_soft_ok", "org_generic", "not_org_after", "whole_with_place",
	"title", "title_company", "title_report", "title_weak", "title_break", "after_name", "not_name", "title_rank", "byline", "verb_runes", "presence", "say_two", "org_legal", "org_industry", "org_country",
	"define", "list_end", "item_lead", "item_trail", "visit", "meet", "go", "agree", "agreement", "say", "say_between", "new_subject", "companies", "list_lead",
	"invests", "before_sum", "before_invests", "not_investor", "product", "lead", "agreement_not", "english_company", "english_title", "english_say",
	"english_common", "after_local", "not_local", "not_local_end", "issuer",
}
