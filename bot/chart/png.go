package chart

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"strconv"

	"git.sr.ht/~sbinet/gg"
	"golang.org/x/image/font"

	"zhaoshang/answer"
)

// pixels is how many stand for one unit of a picture: sharp on a phone.
const pixels = 2

// PNG draws a chart as a PNG.
func (p *Painter) PNG(c *answer.Chart) ([]byte, error) {
	s, err := p.picture(c)
	if err != nil {
		return nil, err
	}
	canvas := gg.NewContext(int(s.width*pixels), int(s.height*pixels))
	faces := map[float64]font.Face{}
	for i := range s.shapes {
		x := &s.shapes[i]
		if x.text == "" {
			x.draw(canvas)
			continue
		}
		face, ok := faces[x.size]
		if !ok {
			if face, err = newFace(p.font, x.size*pixels); err != nil {
				return nil, err
			}
			faces[x.size] = face
		}
		canvas.SetFontFace(face)
		canvas.SetColor(colour(x.fill))
		ax := map[anchor]float64{start: 0, middle: 0.5, end: 1}[x.anchor]
		canvas.DrawStringAnchored(x.text, x.points[0].x*pixels, x.points[0].y*pixels, ax, 0)
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, canvas.Image()); err != nil {
		return nil, fmt.Errorf("chart: png: %w", err)
	}
	return b.Bytes(), nil
}

// draw fills or strokes a shape that is no text.
func (x *shape) draw(canvas *gg.Context) {
	for i, p := range x.points {
		if i == 0 {
			canvas.MoveTo(p.x*pixels, p.y*pixels)
			continue
		}
		canvas.LineTo(p.x*pixels, p.y*pixels)
	}
	if x.fill != "" {
		canvas.ClosePath()
		canvas.SetColor(colour(x.fill))
		canvas.Fill()
		return
	}
	canvas.SetColor(colour(x.stroke))
	canvas.SetLineWidth(x.width * pixels)
	canvas.SetDash()
	if x.dash > 0 {
		canvas.SetDash(x.dash*pixels, x.dash*pixels)
	}
	canvas.Stroke()
}

// colour reads #rrggbb.
func colour(s string) color.Color {
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return color.Black
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}
