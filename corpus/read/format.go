package read

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// format is what a number format of a workbook does to a value.
type format struct {
	date           bool
	clock          bool // the date shows a time of day
	percent        bool
	scale          float64 // the value is divided by it: 1000 for each comma at the end
	prefix, suffix string  // literal text: 亿元, ¥
}

// newFormat reads the format of a number: one of those built in, or a code.
func newFormat(id int, codes map[int]string) format {
	code, ok := codes[id]
	if !ok {
		switch {
		case id == 9 || id == 10:
			return format{percent: true}
		case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
			return format{date: true}
		case id == 22:
			return format{date: true, clock: true}
		}
		return format{}
	}
	return parseFormat(code)
}

// general is the name of the format that shows a number as it is.
var general = regexp.MustCompile(`(?i)general|standard|g/通用格式`)

// parseFormat reads the first section of a code: literals before and after
// the digits, percent, commas that divide, and whether it shows a date.
func parseFormat(code string) format {
	f := format{scale: 1}
	digits, year, day, hour, month := false, false, false, false, false
	commas, shift := 0, 0
	literal := func(s string) {
		if digits {
			f.suffix += s
		} else {
			f.prefix += s
		}
	}
	runes := []rune(general.ReplaceAllString(code, ""))
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; r {
		case ';':
			i = len(runes)
		case '"':
			from := i + 1
			for i++; i < len(runes) && runes[i] != '"'; i++ {
			}
			literal(string(runes[from:min(i, len(runes))]))
		case '\\', '!':
			if i++; i < len(runes) {
				if runes[i] == '.' && digits {
					for j := i + 1; j < len(runes) && (runes[j] == '0' || runes[j] == '#'); j++ {
						shift++
					}
				} else {
					literal(string(runes[i]))
				}
			}
		case '_', '*':
			i++
		case '[':
			from := i + 1
			for i++; i < len(runes) && runes[i] != ']'; i++ {
			}
			literal(currencyOf(string(runes[from:min(i, len(runes))])))
		case '0', '#', '?':
			digits = true
			commas = 0
		case ',':
			if digits {
				commas++
			}
		case '%':
			f.percent = true
		case 'y', 'Y':
			year = true
		case 'd', 'D':
			day = true
		case 'h', 'H':
			hour = true
		case 'm', 'M':
			month = true
		case '¥', '￥', '$', '€', '£':
			literal(string(r))
		case '.', ' ', '-', '/', ':', '+', '(', ')', '@', 's', 'S', 'A', 'P', 'e', 'E':
		default:
			if r > 0x2000 && !year && !day {
				literal(string(r))
			}
		}
	}
	if !digits && (year || day || hour && month) {
		return format{date: true, clock: hour}
	}
	f.scale = math.Pow(1000, float64(commas)) * math.Pow(10, float64(shift))
	f.prefix, f.suffix = strings.TrimSpace(f.prefix), strings.TrimSpace(f.suffix)
	return f
}

// currencyOf reads [$¥-804]; colours and conditions are no text.
func currencyOf(s string) string {
	if !strings.HasPrefix(s, "$") {
		return ""
	}
	s, _, _ = strings.Cut(s[1:], "-")
	return s
}

// show writes a cached value as people see it, without grouping and without
// rounding below ten places.
func (f format) show(v string, from1904 bool) string {
	x, err := strconv.ParseFloat(v, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return v
	}
	switch {
	case f.date:
		return serial(x, f.clock, from1904)
	case f.percent:
		return decimal(math.Round(x*1e4)/1e2) + "%"
	}
	if f.scale > 1 {
		x /= f.scale
	}
	return f.prefix + decimal(x) + f.suffix
}

// decimal writes x without the noise of binary fractions.
func decimal(x float64) string {
	s := strconv.FormatFloat(x, 'f', 10, 64)
	if math.Abs(x) >= 1e5 {
		s = strconv.FormatFloat(x, 'f', 6, 64)
	}
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

// serial turns days since 1899-12-30 (or 1904-01-01) into a date.
func serial(x float64, clock, from1904 bool) string {
	if x < 1 || x > 200_000 {
		return decimal(x)
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	day := epoch.AddDate(0, 0, int(x))
	if rest := x - math.Floor(x); clock && rest > 0 {
		return day.Add(time.Duration(math.Round(rest*86400)) * time.Second).Format("2006-01-02 15:04")
	}
	return day.Format("2006-01-02")
}
