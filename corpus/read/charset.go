package read

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	enc "golang.org/x/text/encoding/unicode"
)

// decode turns the bytes of a text file into a string. The order: byte order
// mark, zero bytes (UTF-16), valid UTF-8, what the file declares, and then
// Big5 or GB18030, whichever makes more everyday characters of it. bad is the
// number of places that could not be decoded; they are U+FFFD.
func decode(data []byte, declared string) (s string, bad int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return count(strings.ToValidUTF8(string(data[3:]), "\ufffd"))
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return with(enc.UTF16(enc.LittleEndian, enc.UseBOM), data)
	}
	if order, ok := sixteen(data); ok {
		return with(enc.UTF16(order, enc.IgnoreBOM), data)
	}
	if mostlyUTF8(data) {
		return count(strings.ToValidUTF8(string(data), "\ufffd"))
	}
	if e := named(declared); e != nil {
		if s, bad = with(e, data); bad*200 <= len(data) {
			return s, bad
		}
	}
	if big5(data) {
		return with(traditionalchinese.Big5, data)
	}
	return with(simplifiedchinese.GB18030, data)
}

func with(e encoding.Encoding, data []byte) (string, int) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return count(strings.ToValidUTF8(string(data), "\ufffd"))
	}
	return count(string(out))
}

func count(s string) (string, int) { return s, strings.Count(s, "\ufffd") }

// named is the encoding a page declares. GB2312 and GBK are read as GB18030,
// which holds both; UTF-8 was tried before.
func named(name string) encoding.Encoding {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "", "utf-8", "utf8", "utf-16", "iso-8859-1", "windows-1252", "us-ascii":
		return nil
	case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk":
		return simplifiedchinese.GB18030
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return e
}

// sixteen reports UTF-16 without a mark, by the zero bytes that ASCII leaves
// in it, or by the line feeds of a text that is all Chinese.
func sixteen(data []byte) (enc.Endianness, bool) {
	n := min(len(data), 4096) &^ 1
	if n < 4 {
		return enc.LittleEndian, false
	}
	var even, odd int
	for i := 0; i < n; i += 2 {
		if data[i] == 0 {
			even++
		}
		if data[i+1] == 0 {
			odd++
		}
	}
	switch {
	case even == 0 && odd == 0 || even+odd < n/200:
		return enc.LittleEndian, false
	case odd > 8*even:
		return enc.LittleEndian, wide(data[:n], 1)
	case even > 8*odd:
		return enc.BigEndian, wide(data[:n], 0)
	}
	return enc.LittleEndian, false
}

// wide reports whether most units of UTF-16, with the high byte at offset
// high, are ASCII, Chinese or its punctuation.
func wide(data []byte, high int) bool {
	good := 0
	for i := 0; i+1 < len(data); i += 2 {
		h, l := data[i+high], data[i+1-high]
		if h == 0 && (l >= ' ' || l == '\n' || l == '\r' || l == '\t') || h >= 0x4E && h <= 0x9F || h == 0x30 || h == 0x20 || h == 0xFF {
			good++
		}
	}
	return good*20 >= len(data)/2*17
}

// mostlyUTF8 allows a text cut in the middle of a character and a few broken
// bytes in a long one.
func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	var bad, multi int
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			multi++
		}
		i += n
	}
	return multi > 0 && bad*50 <= multi || bad <= 3 && multi > 10*bad
}

// frequent are characters that hardly a line of a report does without, in
// both scripts; text read in the wrong code has next to none of them.
const frequent = "的一是在不了有和人中大为上个国以要他时来用们到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞個國為時來們對會發動說產種後學經進電裡現實體機當點從業開應間樣與關線內數氣變條沒結問無軍題黨員總設長頭資邊級圖統較將組見計別論運農幾區強決幹戰則處隊門領東導壓爭濟階術極聯認權證單風帶場車務萬達議聲報鬥類離華確張馬節話況傳許廣記覺織裝眾書復兒須際驗連斷難礦備辦習響約歷構稱準劃選標寫親養層專狀廠識屬圓滿參紅細聽鐵價嚴龍飛億簽縣項"

// big5 reports whether data reads better as Big5 than as GB18030: which of
// the two makes more frequent characters of it, and fewer broken ones.
func big5(data []byte) bool {
	sample := data
	if len(sample) > 8<<10 {
		sample = sample[:8<<10]
	}
	return likely(traditionalchinese.Big5, sample) > likely(simplifiedchinese.GB18030, sample)
}

func likely(e encoding.Encoding, data []byte) int {
	common := everyday()
	s, bad := with(e, data)
	score := -2 * bad
	for _, r := range s {
		if r >= utf8.RuneSelf && common[r] {
			score++
		}
	}
	return score
}

var everyday = sync.OnceValue(func() map[rune]bool {
	set := map[rune]bool{}
	for _, r := range frequent + "，。、：；“”（）" {
		set[r] = true
	}
	return set
})

// noise reports whether a decoded text is no text at all: control characters,
// characters that nobody writes, and hardly a run of everyday ones.
func noise(s string) bool {
	var total, odd int
	for _, r := range s {
		if total++; total > 8192 {
			break
		}
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\f' || r == '\v' || r == 0xFEFF:
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Co, r), !unicode.IsGraphic(r) && r < 0x2000:
			odd++
		case r >= 0x3400 && r <= 0x4DBF, r >= 0x20000, unicode.Is(unicode.Hangul, r):
			odd++
		}
	}
	return total > 0 && odd*10 > total
}
