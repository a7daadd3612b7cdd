package corpus

// Fen is money in hundredths of a currency's unit (分 of a 元, cents of a
// dollar). 160亿元 is 1.6e12. The largest value is about 9.2e16 units.
type Fen int64

// Units of Chinese figures, in Fen of one currency unit.
const (
	Yuan Fen = 100           // 元
	Wan  Fen = 10_000 * Yuan // 万元
	Yi   Fen = 10_000 * Wan  // 亿元
)

// Bound says how a document limits an amount.
type Bound string

// The bounds. 多, 余, 超, 以上 and 不低于 mean Over; 近, 不足 and 以内 mean
// Under; 约 and 左右 mean About; 50亿—60亿元 is a Range.
const (
	Exact Bound = "exact"
	About Bound = "about"
	Over  Bound = "over"
	Under Bound = "under"
	Range Bound = "range"
)

// Amount is a sum of money as the document states it, never rounded and never
// converted. Max is 0 unless Bound is Range or Under: a Range has both ends,
// and Under has only Max (近百亿: Max is 100亿, Min is 0).
type Amount struct {
	Min      Fen    `json:"min"`
	Max      Fen    `json:"max,omitempty"`
	Currency string `json:"currency"` // ISO 4217: "CNY" for 元 and 人民币, "TWD" for 新台币
	Bound    Bound  `json:"bound"`
}

// Figure is the figure that stands in the text: Max of Under, Min of the
// others. Rankings and sums use it; the bound travels beside it.
func (a Amount) Figure() Fen {
	if a.Bound == Under {
		return a.Max
	}
	return a.Min
}

// AmountKind says what a sum of money is; kinds are never added up together.
type AmountKind string

// The kinds of money a report tells apart.
const (
	TotalInvestment   AmountKind = "total"        // 总投资, 投资额, 计划投资
	PhaseInvestment   AmountKind = "phase"        // 一期投资, 二期投资
	FixedAssets       AmountKind = "fixed_assets" // 固定资产投资
	RegisteredCapital AmountKind = "registered"   // 注册资本
	PaidIn            AmountKind = "paid_in"      // 到位资金, 实际使用外资
	ForeignCapital    AmountKind = "foreign"      // 外资, 合同外资
	Output            AmountKind = "output"       // 年产值, 年销售收入
	Tax               AmountKind = "tax"          // 年税收
	OtherMoney        AmountKind = "other"
)
