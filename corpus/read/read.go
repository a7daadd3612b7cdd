package read

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
	"unicode"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Source is one document as it was read, with its finished text.
type Source struct {
	ID         string // file name without its ending, or what a jsonl line says
	Title      string
	SourceName string // 来源: who published it
	Author     string
	Date       *corpus.Date // of publication; nil when the document does not say
	Visibility corpus.Visibility
	Format     string // txt, md, html, mhtml, csv, jsonl, docx, xlsx, pdf
	File       string // base name
	Data       []byte // the original bytes
	Text       corpus.Text
	Notes      []*corpus.Problem // what was left out, though the document was read
}

// Read reads one file. An archive and a jsonl file give several documents,
// others one; what could not be read is a problem, and the rest goes on.
func Read(ctx context.Context, name string, data []byte, lim Limits) ([]Source, []*corpus.Problem) {
	var sources []Source
	var problems []*corpus.Problem
	for source, problem := range Each(ctx, name, data, lim) {
		if problem != nil {
			problems = append(problems, problem)
		} else {
			sources = append(sources, source)
		}
	}
	return sources, problems
}

// Each is Read one document at a time, for files that hold many.
func Each(ctx context.Context, name string, data []byte, lim Limits) iter.Seq2[Source, *corpus.Problem] {
	return func(yield func(Source, *corpus.Problem) bool) {
		lim := lim.withDefaults()
		ctx, cancel := context.WithTimeout(ctx, lim.Time)
		defer cancel()
		j := &job{ctx: ctx, lim: lim, yield: yield, inflate: lim.Inflate}
		j.file(name, data, 1)
	}
}

// job is the reading of one file and of all that is packed in it.
type job struct {
	ctx     context.Context
	lim     Limits
	yield   func(Source, *corpus.Problem) bool
	stopped bool
	inflate int64  // bytes that archives may still unpack to
	folder  string // put before an id when two members of an archive have the same name
}

func (j *job) give(s Source) {
	if !j.stopped {
		s.ID = strings.TrimPrefix(j.folder, "./") + s.ID
		j.stopped = !j.yield(s, nil)
	}
}

func (j *job) refuse(name string, err error) {
	if !j.stopped {
		j.stopped = !j.yield(Source{}, problem(name, err))
	}
}

// parsed is what a reader makes of a file: its blocks and what it knows of
// the document besides.
type parsed struct {
	blocks []clean.Block
	title  string
	source string
	author string
	date   *corpus.Date
	notes  []error
}

// reader reads one format.
type reader func(ctx context.Context, data []byte, lim Limits) (parsed, error)

// file reads one file, archive or not, at a depth of archives.
func (j *job) file(name string, data []byte, depth int) {
	base := filepath.Base(strings.ReplaceAll(name, "\\", "/"))
	if int64(len(data)) > j.lim.Bytes {
		j.refuse(base, failed(ErrTooLarge, "too_large", "", size(int64(len(data))), size(j.lim.Bytes)))
		return
	}
	format, err := detect(base, data)
	switch {
	case err != nil:
		j.refuse(base, err)
	case format == "zip":
		j.archive(base, data, depth)
	case format == "jsonl":
		j.lines(base, bytes.NewReader(data))
	default:
		s, err := j.document(base, format, data)
		if err != nil {
			j.refuse(base, err)
			return
		}
		j.give(s)
	}
}

// document reads a file that is one document. It is the boundary at which a
// panic of a reader, or of a library under it, becomes a problem.
func (j *job) document(base, format string, data []byte) (s Source, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &fault{cause: fmt.Errorf("read: panic: %v\n%s", r, debug.Stack()), code: "internal"}
		}
	}()
	if most := j.lim.Text; !office(format) && int64(len(data)) > most {
		return Source{}, failed(ErrTooLarge, "too_large", "", size(int64(len(data))), size(most))
	}
	read := readers()[format]
	p, err := read(j.ctx, data, j.lim)
	if err != nil {
		if j.ctx.Err() != nil {
			err = failed(ErrTimeLimit, "too_slow", "", j.lim.Time)
		}
		return Source{}, err
	}
	return finish(base, format, data, p)
}

func readers() map[string]reader {
	return map[string]reader{"txt": readText, "md": readMarkdown, "html": readHTML, "mhtml": readArchive, "csv": readCSV, "docx": readDOCX, "xlsx": readXLSX, "pdf": readPDF}
}

// finish makes a source of what a reader found.
func finish(base, format string, data []byte, p parsed) (Source, error) {
	blocks := p.blocks
	numberParagraphs(blocks)
	switch format {
	case "txt", "md", "html", "mhtml", "pdf", "docx":
		blocks = withoutFurniture(blocks, strings.HasSuffix(format, "html"))
	}
	text := clean.Text(blocks)
	if strings.IndexFunc(text.Content, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return Source{}, failed(ErrEmpty, "blank", "")
	}
	s := Source{
		ID: strings.TrimSuffix(base, filepath.Ext(base)), Title: p.title, SourceName: p.source, Author: p.author,
		Date: p.date, Format: format, File: base, Data: data, Text: text,
	}
	describe(&s)
	for _, note := range p.notes {
		s.Notes = append(s.Notes, problem(base, note))
	}
	if ext := extension(base); office(ext) && office(format) && ext != format {
		s.Notes = append(s.Notes, problem(base, failed(ErrSkipped, "renamed", "", format)))
	}
	return s, nil
}

// numberParagraphs gives those blocks that no line, page or row tells of the
// number that they have among them.
func numberParagraphs(blocks []clean.Block) {
	n := 0
	for i := range blocks {
		if blocks[i].Origin == (corpus.Origin{}) {
			n++
			blocks[i].Origin.Paragraph = n
		}
	}
}

func office(format string) bool { return format == "docx" || format == "xlsx" || format == "pdf" }

func extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
}

// detect says what a file is: first by its bytes, then by its name.
func detect(name string, data []byte) (string, error) {
	switch {
	case len(data) == 0:
		return "", failed(ErrEmpty, "empty", "")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return packed(name, data)
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return "pdf", nil
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if bytes.Contains(data, utf16le("EncryptedPackage")) {
			return "", failed(ErrPassword, "office_password", "")
		}
		return "", failed(ErrUnknown, "old_office", "")
	case picture(data):
		return "", failed(ErrUnknown, "image", "")
	}
	switch ext := extension(name); ext {
	case "docx", "xlsx", "zip", "pdf":
		return "", failed(ErrDamaged, "damaged", "")
	case "htm", "html", "xhtml", "shtml":
		return "html", nil
	case "csv", "tsv":
		return "csv", nil
	case "md", "markdown":
		return "md", nil
	case "jsonl", "ndjson":
		return "jsonl", nil
	}
	return detectText(name, data)
}

// mailHead is how saved mails and web archives begin.
var mailHead = regexp.MustCompile(`(?i)\A((from|to|cc|subject|date|mime-version|message-id|received|return-path|snapshot-content-location|content-type|x-[a-z-]+): [^\n]*\n([ \t][^\n]*\n)*){2}`)

// detectText says what a file with text in it is, by its first bytes: systems
// export pages and tables under the names of other formats.
func detectText(name string, data []byte) (string, error) {
	head := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 2048)], " \t\r\n\xef\xbb\xbf")))
	ext := extension(name)
	switch {
	case strings.HasPrefix(head, "{\\rtf"):
		return "", failed(ErrUnknown, "rich_text", "")
	case strings.HasPrefix(head, "<?xml") && (strings.Contains(head, "urn:schemas-microsoft-com:office:") || strings.Contains(head, "schemas.microsoft.com/office/word/2003") || strings.Contains(head, "mso-application")):
		return "", failed(ErrUnknown, "office_xml", "")
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html"),
		ext != "txt" && strings.HasPrefix(head, "<") && strings.Contains(head, "<table"):
		return "html", nil
	case mailHead.MatchString(strings.ReplaceAll(head, "\r\n", "\n")):
		if webArchive(data) {
			return "mhtml", nil
		}
		return "", failed(ErrUnknown, "mail", "")
	case ext == "xls" || ext == "et" || ext == "tab":
		return "csv", nil
	}
	return "txt", nil
}

func picture(data []byte) bool {
	for _, magic := range []string{"\x89PNG\r\n", "\xff\xd8\xff", "GIF8", "II*\x00", "MM\x00*", "BM"} {
		if bytes.HasPrefix(data, []byte(magic)) && (magic != "BM" || bytes.IndexByte(data[:min(len(data), 64)], 0) > 0) {
			return true
		}
	}
	return false
}

func utf16le(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

// plain decodes a text file and refuses noise.
func plain(data []byte, declared string) (string, []error, error) {
	s, bad := decode(data, declared)
	if noise(s) {
		return "", nil, failed(ErrUnknown, "binary", "")
	}
	if bad > 0 {
		return s, []error{failed(ErrSkipped, "bad_bytes", "", bad)}, nil
	}
	return s, nil, nil
}
