package read

import (
	"fmt"
	"strings"
	"testing"
)

// TestView: a place on a page is given as it is read, the page turned and cut.
func TestView(t *testing.T) {
	for _, tt := range []struct {
		name          string
		view          view
		width, height float64
		want          box
	}{
		{"upright", view{span{0, 600}, span{0, 800}, 0}, 600, 800, box{span{10, 30}, span{740, 750}}},
		{"cut", view{span{5, 600}, span{40, 800}, 0}, 595, 760, box{span{5, 25}, span{740, 750}}},
		{"running up", view{span{0, 600}, span{0, 800}, 1}, 800, 600, box{span{50, 60}, span{10, 30}}},
		{"upside down", view{span{0, 600}, span{0, 800}, 2}, 600, 800, box{span{570, 590}, span{50, 60}}},
		{"running down", view{span{0, 600}, span{0, 800}, 3}, 800, 600, box{span{740, 750}, span{570, 590}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if w, h := tt.view.size(); w != tt.width || h != tt.height {
				t.Errorf("size %g by %g, want %g by %g", w, h, tt.width, tt.height)
			}
			if got := tt.view.box(10, 50, 30, 60); got != tt.want {
				t.Errorf("box %v, want %v", got, tt.want)
			}
		})
	}
}

// TestPDFHeadingBesideColumn: a heading over the left column does not draw the
// first line of the right one to it, and the right column may have only begun.
func TestPDFHeadingBesideColumn(t *testing.T) {
	for _, lines := range []int{1, 2, 6} {
		t.Run(fmt.Sprint(lines), func(t *testing.T) {
			var d drawing
			d.text(60, 70, 18, "招商特刊")
			var left, right strings.Builder
			for i := range 10 {
				line := fmt.Sprintf("左栏第%d行的文字一直排到栏的右边缘处", i)
				left.WriteString(line)
				d.text(40, 100+float64(i)*15, 10, line)
			}
			for i := range lines {
				line := fmt.Sprintf("右栏第%d行的文字也一直排到右边缘处了", i)
				right.WriteString(line)
				d.text(320, 64+float64(i)*15, 10, line)
			}
			got := squeeze(one(t, "a.pdf", pdf(&d)).Text.Content)
			if want := "招商特刊" + left.String() + right.String(); got != want {
				t.Errorf("text %q, want %q", got, want)
			}
		})
	}
}
