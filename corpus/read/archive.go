package read

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// packed says which format a zip container holds: docx, xlsx, or zip for an
// archive of files.
func packed(name string, data []byte) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", failed(ErrDamaged, "damaged", "")
	}
	base := name
	for _, f := range z.File {
		name := slashed(f.Name)
		switch {
		case strings.HasPrefix(name, "word/document") && strings.HasSuffix(name, ".xml"):
			return "docx", nil
		case name == "xl/workbook.xml":
			return "xlsx", nil
		case f.Name == "ppt/presentation.xml", f.Name == "xl/workbook.bin":
			return "", failed(ErrUnknown, "old_office", "")
		case f.Name == "mimetype" && strings.HasPrefix(extension(base), "od"):
			return "", failed(ErrUnknown, "open_document", "")
		}
	}
	if office(extension(name)) {
		return "", failed(ErrDamaged, "not_office", "")
	}
	return "zip", nil
}

// container reads members of a zip, never more than its budget in all.
type container struct {
	files  map[string]*zip.File
	budget *int64
	limits Limits
}

func open(data []byte, limits Limits) (*container, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, failed(ErrDamaged, "damaged", "")
	}
	if len(z.File) > limits.Members*10 {
		return nil, failed(ErrTooLarge, "too_many", "", len(z.File), limits.Members*10)
	}
	budget := limits.Inflate
	c := &container{files: make(map[string]*zip.File, len(z.File)), budget: &budget, limits: limits}
	for _, f := range z.File {
		if _, twice := c.files[f.Name]; !twice {
			c.files[f.Name] = f
		}
	}
	return c, nil
}

// read unpacks a member; nil when there is none of that name.
func (c *container) read(name string) ([]byte, error) {
	name = strings.TrimPrefix(name, "/")
	f := c.files[name]
	for other := range c.files {
		if f == nil && strings.EqualFold(slashed(other), name) {
			f = c.files[other] // some programs write SharedStrings.xml, or xl\styles.xml
		}
	}
	if f == nil {
		return nil, nil
	}
	return unpack(f, c.budget, c.limits)
}

// unpack reads a member and takes its size from the budget. What its head
// says of its size is checked first, and then what comes out.
func unpack(f *zip.File, budget *int64, limits Limits) ([]byte, error) {
	const small = 1 << 20
	size0 := int64(f.UncompressedSize64)
	packed := max(int64(f.CompressedSize64), 1)
	if size0 < 0 || size0 > *budget || size0 > small && size0/packed > limits.Ratio {
		return nil, failed(ErrTooLarge, "bomb", member(f), size(min(*budget, limits.Inflate)))
	}
	if f.Flags&1 != 0 {
		return nil, failed(ErrPassword, "zip_password", member(f))
	}
	r, err := f.Open()
	if err != nil {
		return nil, failed(ErrDamaged, "damaged_part", member(f))
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, *budget+1))
	if int64(len(data)) > *budget {
		return nil, failed(ErrTooLarge, "bomb", member(f), size(limits.Inflate))
	}
	*budget -= int64(len(data))
	if err != nil {
		return nil, failed(ErrDamaged, "damaged", "")
	}
	return data, nil
}

// member is the name of a member for people; names without the UTF-8 flag are
// mostly GBK.
func member(f *zip.File) string {
	if !f.NonUTF8 || utf8.ValidString(f.Name) {
		return f.Name
	}
	name, err := simplifiedchinese.GB18030.NewDecoder().String(f.Name)
	if err != nil {
		return strings.ToValidUTF8(f.Name, "_")
	}
	return name
}

// archive reads the files of a zip, each as a document of its own.
func (j *job) archive(base string, data []byte, depth int) {
	if depth > j.lim.Depth {
		j.refuse(base, failed(ErrTooLarge, "too_deep", "", j.lim.Depth))
		return
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		j.refuse(base, failed(ErrDamaged, "damaged", ""))
		return
	}
	if len(z.File) > j.lim.Members {
		j.refuse(base, failed(ErrTooLarge, "too_many", "", len(z.File), j.lim.Members))
		return
	}
	stems := map[string]int{}
	for _, f := range z.File {
		if !litter(member(f)) {
			stems[stem(path.Base(slashed(member(f))))]++
		}
	}
	files := 0
	for _, f := range z.File {
		name := member(f)
		if j.stopped || j.ctx.Err() != nil {
			break
		}
		if litter(name) {
			continue
		}
		files++
		if unsafePath(name) {
			j.refuse(base, failed(ErrSkipped, "unsafe_path", name))
			continue
		}
		inner, err := unpack(f, &j.inflate, j.lim)
		if err != nil {
			j.refuse(base, err)
			continue
		}
		j.folder = ""
		if stems[stem(path.Base(slashed(name)))] > 1 {
			j.folder = path.Dir(slashed(name)) + "/"
		}
		j.file(path.Base(slashed(name)), inner, depth+1)
		j.folder = ""
	}
	switch {
	case j.ctx.Err() != nil:
		j.refuse(base, failed(ErrTimeLimit, "too_slow", "", j.lim.Time))
	case files == 0:
		j.refuse(base, failed(ErrEmpty, "blank", ""))
	}
}

func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

func slashed(name string) string { return strings.ReplaceAll(name, "\\", "/") }

// litter reports members that no one meant to add: folders, and what systems
// leave behind.
func litter(name string) bool {
	base := path.Base(slashed(name))
	return strings.HasSuffix(name, "/") || strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(base, "._") ||
		strings.HasPrefix(base, "~$") || base == ".DS_Store" || strings.EqualFold(base, "thumbs.db") || strings.EqualFold(base, "desktop.ini")
}

// unsafePath reports names that point outside their archive.
func unsafePath(name string) bool {
	name = slashed(name)
	if strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' || strings.ContainsRune(name, 0) {
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return true
		}
	}
	return false
}

// relations reads a part's .rels: target by id, and the main document's
// target under "".
func (c *container) relations(name, base string) (map[string]string, error) {
	data, err := c.read(name)
	if err != nil || data == nil {
		return nil, err
	}
	var rels struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	if err := xml.Unmarshal(data, &rels); err != nil {
		return nil, failed(ErrDamaged, "damaged", "")
	}
	out := map[string]string{}
	for _, r := range rels.Relationship {
		target := r.Target
		if strings.HasPrefix(target, "/") {
			target = strings.TrimPrefix(target, "/")
		} else {
			target = path.Join(base, target)
		}
		out[r.ID] = target
		if strings.HasSuffix(r.Type, "/officeDocument") {
			out[""] = target
		}
	}
	return out, nil
}

// eachElement reads XML token by token until f says to stop or the part ends.
func eachElement(data []byte, f func(d *xml.Decoder, t xml.Token) error) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return failed(ErrDamaged, "damaged", "")
		}
		if err := f(d, t); err != nil {
			return err
		}
	}
}
