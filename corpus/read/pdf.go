package read

import (
	"context"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// pdfEngine is PDFium as WebAssembly: no files, no network, bounded memory.
// It is started when the first PDF is read, which takes seconds unless the
// compiled code is found in the user's cache. Each file gets an instance of
// its own, one at a time.
type pdfEngine struct {
	once sync.Once
	pool pdfium.Pool
	err  error
}

// engine is the one of the process: compiled code is large, and never changes.
var engine pdfEngine

func (e *pdfEngine) start(memory int64) (pdfium.Pool, error) {
	e.once.Do(func() { e.pool, e.err = newEngine(memory) })
	return e.pool, e.err
}

func newEngine(memory int64) (pdfium.Pool, error) {
	const page = 64 << 10 // of WebAssembly
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(uint32(min(max(memory/page, 512), 32768))).
		WithCloseOnContextDone(true)
	if dir, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "zhaoshang", "pdf")); err == nil {
			config = config.WithCompilationCache(cache)
		}
	}
	return webassembly.Init(webassembly.Config{
		MinIdle: 0, MaxIdle: 0, MaxTotal: 1, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
}

// readPDF reads the text of a PDF in reading order: columns one after the
// other, ruled tables as tables, paragraphs joined over lines and pages,
// running heads and page numbers left out.
func readPDF(ctx context.Context, data []byte, lim Limits) (parsed, error) {
	pool, err := engine.start(lim.Memory)
	if err != nil {
		return parsed{}, failed(err, "internal", "")
	}
	instance, err := pool.GetInstance(time.Until(deadline(ctx)))
	if err != nil {
		return parsed{}, failed(ErrTimeLimit, "too_slow", "", lim.Time)
	}
	stop := context.AfterFunc(ctx, func() { _ = instance.Kill() })
	defer func() {
		if stop() {
			_ = instance.Close()
		}
	}()
	doc, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return parsed{}, failed(ErrPassword, "pdf_password", "")
	case err != nil:
		return parsed{}, failed(ErrDamaged, "damaged", "")
	}
	return readPages(ctx, instance, doc.Document, lim)
}

func deadline(ctx context.Context) time.Time {
	if d, ok := ctx.Deadline(); ok {
		return d
	}
	return time.Now().Add(time.Minute)
}

func readPages(ctx context.Context, instance pdfium.Pdfium, doc references.FPDF_DOCUMENT, lim Limits) (parsed, error) {
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
	if err != nil || count.PageCount == 0 {
		return parsed{}, failed(ErrDamaged, "damaged", "")
	}
	if count.PageCount > lim.Pages {
		return parsed{}, failed(ErrTooLarge, "too_many_pages", "", count.PageCount, lim.Pages)
	}
	var pages []sheetOfPaper
	var scanned, broken []string
	glyphs := 0
	for i := range count.PageCount {
		if ctx.Err() != nil {
			return parsed{}, ctx.Err()
		}
		page, err := readPage(instance, doc, i)
		if err != nil {
			if ctx.Err() != nil {
				return parsed{}, ctx.Err()
			}
			broken = append(broken, strconv.Itoa(i+1))
			continue
		}
		if page.pictured && len(page.glyphs) < 10 {
			scanned = append(scanned, strconv.Itoa(i+1))
		}
		if glyphs += len(page.glyphs); glyphs > maxGlyphs {
			return parsed{}, failed(ErrTooLarge, "memory", "")
		}
		pages = append(pages, page)
	}
	if len(scanned) > 0 && len(scanned)+len(broken) == count.PageCount {
		return parsed{}, failed(ErrScanned, "scanned", "")
	}
	if len(broken) == count.PageCount {
		return parsed{}, failed(ErrDamaged, "damaged", "")
	}
	p := parsed{blocks: guessHeadings(layoutPages(pages))}
	if len(scanned) > 0 {
		p.notes = append(p.notes, failed(ErrSkipped, "scanned_pages", "第"+strings.Join(scanned, "、")+"页", strings.Join(scanned, "、")))
	}
	if len(broken) > 0 {
		place := "第" + strings.Join(broken, "、") + "页"
		p.notes = append(p.notes, failed(ErrSkipped, "damaged_part", place))
	}
	return p, nil
}

// Bounds of what one PDF, and one page, may hold.
const (
	maxGlyphs  = 4_000_000
	pageGlyphs = 100_000
	maxObjects = 20_000
)

// glyph is a character on a page, in points from its upper left corner.
type glyph struct {
	r    rune
	x, y span
}

// span is an interval on one axis, in points.
type span struct{ from, to float64 }

func (s span) size() float64 { return s.to - s.from }
func (s span) mid() float64  { return (s.from + s.to) / 2 }

// overlap is how much of the shorter of two spans the other covers, 0 to 1.
func (s span) overlap(o span) float64 {
	shared := min(s.to, o.to) - max(s.from, o.from)
	shorter := min(s.size(), o.size())
	if shared <= 0 || shorter <= 0 {
		return 0
	}
	return shared / shorter
}

func (s span) union(o span) span { return span{min(s.from, o.from), max(s.to, o.to)} }

// box is a path on a page: a line when it is thin.
type box struct{ x, y span }

// sheetOfPaper is a page as PDFium gives it.
type sheetOfPaper struct {
	number        int // 1-based
	width, height float64
	glyphs        []glyph
	paths         []box
	pictured      bool // an image covers much of it
	view          view
}

// view is the part of a page that is shown, in the page's own coordinates, and
// how many quarters it is turned clockwise to be read.
type view struct {
	x, y    span
	quarter int
}

func viewOf(instance pdfium.Pdfium, page requests.Page) (view, error) {
	bounds, err := instance.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: page})
	if err != nil {
		return view{}, err
	}
	r := bounds.Rect
	return view{x: span{float64(r.Left), float64(r.Right)}, y: span{float64(r.Bottom), float64(r.Top)}}, nil
}

// sampledAngles is how many characters tell how the text of a page runs.
const sampledAngles = 64

// turn takes from its characters how a page is to be turned so that most of
// its text runs from left to right: tables lie on their side on pages that say
// nothing of it, and on others that do.
func (v *view) turn(instance pdfium.Pdfium, text references.FPDF_TEXTPAGE, characters int) {
	var votes [4]int
	for i := 0; i < characters; i += max(1, characters/sampledAngles) {
		a, err := instance.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: text, Index: i})
		if err == nil && a.CharAngle >= 0 {
			votes[-int(math.Round(float64(a.CharAngle)/(math.Pi/2)))&3]++ // angles are counted clockwise
		}
	}
	for quarter, n := range votes {
		if n > votes[v.quarter] {
			v.quarter = quarter
		}
	}
}

// size is the width and height of the page as it is read.
func (v view) size() (width, height float64) {
	if v.quarter%2 == 1 {
		return v.y.size(), v.x.size()
	}
	return v.x.size(), v.y.size()
}

// box gives a rectangle as it is read, from the upper left corner.
func (v view) box(left, bottom, right, top float64) box {
	switch v.quarter {
	case 1:
		return box{span{bottom - v.y.from, top - v.y.from}, span{left - v.x.from, right - v.x.from}}
	case 2:
		return box{span{v.x.to - right, v.x.to - left}, span{bottom - v.y.from, top - v.y.from}}
	case 3:
		return box{span{v.y.to - top, v.y.to - bottom}, span{v.x.to - right, v.x.to - left}}
	}
	return box{span{left - v.x.from, right - v.x.from}, span{v.y.to - top, v.y.to - bottom}}
}

func readPage(instance pdfium.Pdfium, doc references.FPDF_DOCUMENT, index int) (sheetOfPaper, error) {
	p := sheetOfPaper{number: index + 1}
	loaded, err := instance.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: index})
	if err != nil {
		return p, err
	}
	defer func() { _, _ = instance.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	page := requests.Page{ByReference: &loaded.Page}
	if p.view, err = viewOf(instance, page); err != nil {
		return p, err
	}
	if err := p.text(instance, page); err != nil {
		return p, err
	}
	return p, p.objects(instance, page)
}

// text takes the characters of a page; spaces are made from gaps later.
func (p *sheetOfPaper) text(instance pdfium.Pdfium, page requests.Page) error {
	text, err := instance.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return err
	}
	defer func() {
		_, _ = instance.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	}()
	count, err := instance.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return err
	}
	p.view.turn(instance, text.TextPage, min(count.Count, pageGlyphs))
	p.width, p.height = p.view.size()
	var high rune
	for i := range min(count.Count, pageGlyphs) {
		u, err := instance.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text.TextPage, Index: i})
		if err != nil {
			return err
		}
		r := rune(u.Unicode)
		if utf16.IsSurrogate(r) {
			if high == 0 {
				high = r
				continue
			}
			r = utf16.DecodeRune(high, r)
		}
		high = 0
		if r == 0 || r == 0xFFFE || r == 0x02 || unicode.IsSpace(r) || unicode.IsControl(r) {
			continue
		}
		b, err := instance.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text.TextPage, Index: i})
		if err != nil {
			continue
		}
		place := p.view.box(float64(b.Rect.Left), float64(b.Rect.Bottom), float64(b.Rect.Right), float64(b.Rect.Top))
		g := glyph{r, place.x, place.y}
		if g.x.size() >= 0 && g.y.size() > 0 && g.y.to > 0 && g.y.from < p.height {
			p.glyphs = append(p.glyphs, g)
		}
	}
	return nil
}

// objects takes the paths of a page, of which ruled lines are made, and
// whether an image covers it.
func (p *sheetOfPaper) objects(instance pdfium.Pdfium, page requests.Page) error {
	count, err := instance.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return err
	}
	for i := range min(count.Count, maxObjects) {
		object, err := instance.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			return err
		}
		kind, err := instance.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil || kind.Type != enums.FPDF_PAGEOBJ_PATH && kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
			continue
		}
		b, err := instance.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object.PageObject})
		if err != nil {
			continue
		}
		bounds := p.view.box(float64(b.Left), float64(b.Bottom), float64(b.Right), float64(b.Top))
		if kind.Type == enums.FPDF_PAGEOBJ_PATH {
			p.paths = append(p.paths, bounds)
		} else if bounds.x.size()*bounds.y.size() > 0.3*p.width*p.height {
			p.pictured = true
		}
	}
	return nil
}
