// Command gen cuts the font of charts down to the characters that charts need:
// those of GB 2312, the common ones of Big5, and those of the names of places.
// It needs NotoSansCJK-Regular.ttc (Debian package fonts-noto-cjk) and
// pyftsubset of fonttools (https://github.com/fonttools/fonttools).
//
//	go run ./bot/chart/gen -font NotoSansCJK-Regular.ttc -names corpus/extract/names/data -out bot/chart/font
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// names are characters that persons and companies are called by and that stand
// in neither character set.
const names = "赟祎玥昇堃珺瑀翀彧喆曌旸甯镕焜珮槿煊垚犇骉燊昱暐瑢璟翾颢锴叡韫妤婧晞珅玙珈琎琛琤琬琰瑄瑨瑭璇璠瓴睿祉禛竑筱粲纭羿翊翙芃芮苒荃菡萱蓁蘅" +
	"蠡衎觐訢谌谖赓轫逯邈郗郦鄢酆铖铠铧锜锟镒镛阗陟雱霁霏靓韬顼颀颉飏骁骅骐骞骥鸾鹍"

// signs are those of figures, units and quotations.
const signs = "—–‘’“”…·•≈≤≥±×→←↑↓①②③④⑤⑥⑦⑧⑨⑩￥€£¥　、。〈〉《》「」『』【】〔〕㎡㎥℃‰■□▲△●○◆◇★☆ǎǐǒǔ"

// simplifiedFace is the number of the Simplified Chinese face in the collection.
const simplifiedFace = 2

func main() {
	font := flag.String("font", "NotoSansCJK-Regular.ttc", "the font to cut down")
	folder := flag.String("names", "corpus/extract/names/data", "folder of names whose characters are needed too")
	out := flag.String("out", "bot/chart/font", "folder to write to")
	flag.Parse()
	if err := run(*font, *folder, *out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(font, folder, out string) error {
	needed, err := characters(folder)
	if err != nil {
		return err
	}
	list, err := os.CreateTemp("", "characters-*.txt")
	if err != nil {
		return err
	}
	defer os.Remove(list.Name())
	if _, err := list.WriteString(string(needed)); err != nil {
		return err
	}
	if err := list.Close(); err != nil {
		return err
	}
	cmd := exec.CommandContext(context.Background(), "pyftsubset", font, fmt.Sprintf("--font-number=%d", simplifiedFace), "--text-file="+list.Name(),
		"--output-file="+filepath.Join(out, "NotoSansCJKsc-Subset.otf"), "--layout-features=", "--no-hinting",
		"--name-IDs=0,1,2,3,4,5,6,13,14", "--drop-tables+=BASE,VORG,vhea,vmtx,DSIG", "--notdef-outline")
	cmd.Stderr = os.Stderr
	fmt.Fprintf(os.Stderr, "%d characters\n", len(needed))
	return cmd.Run()
}

// characters are all that labels are likely to have, in order.
func characters(folder string) ([]rune, error) {
	set := map[rune]bool{}
	for r := rune(0x20); r < 0x17f; r++ {
		set[r] = unicode.IsPrint(r)
	}
	for r := rune(0xff01); r <= 0xff5e; r++ { // letters and digits of full width
		set[r] = true
	}
	for _, r := range signs + names {
		set[r] = true
	}
	double(set, simplifiedchinese.GBK, 0xb0, 0xf7, 0xa1)
	double(set, traditionalchinese.Big5, 0xa4, 0xc6, 0x40)
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		for _, r := range string(data) {
			set[r] = set[r] || unicode.Is(unicode.Han, r)
		}
	}
	var out []rune
	for r, in := range set {
		if in {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return out, nil
}

// double adds the Chinese characters of an encoding of two bytes: its rows
// first to last, from the second byte low on.
func double(set map[rune]bool, e encoding.Encoding, first, last, low int) {
	for a := first; a <= last; a++ {
		for b := low; b < 0xff; b++ {
			text, err := e.NewDecoder().Bytes([]byte{byte(a), byte(b)})
			if r := []rune(string(text)); err == nil && len(r) == 1 && unicode.Is(unicode.Han, r[0]) {
				set[r[0]] = true
			}
		}
	}
}
