package index

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"reflect"
	"time"

	"zhaoshang/corpus"
)

// The codec writes values of the corpus types field by field, in the order of
// their declaration: integers as varints, strings and slices with their length,
// pointers with a 0 or a 1 before them. There are no names in it; layoutOf
// tells whether two programs mean the same types.

var timeType = reflect.TypeFor[time.Time]()

func encode(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		return append(b, v.String()...)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uint:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Float32, reflect.Float64:
		return binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float()))
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Slice:
		return encodeSlice(b, v)
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0)
		}
		return encode(append(b, 1), v.Elem())
	case reflect.Struct:
		return encodeStruct(b, v)
	}
	panic(fmt.Sprintf("index: no encoding of %s", v.Type()))
}

func encodeSlice(b []byte, v reflect.Value) []byte {
	b = binary.AppendUvarint(b, uint64(v.Len()))
	for i := range v.Len() {
		b = encode(b, v.Index(i))
	}
	return b
}

func encodeStruct(b []byte, v reflect.Value) []byte {
	if v.Type() == timeType {
		return binary.AppendVarint(b, v.Interface().(time.Time).UnixNano())
	}
	for i := range v.NumField() {
		b = encode(b, v.Field(i))
	}
	return b
}

// decoder reads what encode wrote. It panics at bytes that encode cannot have
// written; those who read generations recover.
type decoder struct{ b []byte }

func (d *decoder) uvarint() uint64 {
	u, n := binary.Uvarint(d.b)
	if n <= 0 {
		panic("index: damaged number")
	}
	d.b = d.b[n:]
	return u
}

func (d *decoder) varint() int64 {
	i, n := binary.Varint(d.b)
	if n <= 0 {
		panic("index: damaged number")
	}
	d.b = d.b[n:]
	return i
}

func (d *decoder) take(n int) []byte {
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) decode(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(string(d.take(int(d.uvarint()))))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(d.varint())
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uint:
		v.SetUint(d.uvarint())
	case reflect.Float32, reflect.Float64:
		v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(d.take(8))))
	case reflect.Bool:
		v.SetBool(d.take(1)[0] == 1)
	case reflect.Slice:
		d.decodeSlice(v)
	case reflect.Pointer:
		if d.take(1)[0] == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			d.decode(v.Elem())
		}
	case reflect.Struct:
		d.decodeStruct(v)
	}
}

func (d *decoder) decodeSlice(v reflect.Value) {
	n := int(d.uvarint())
	if n == 0 {
		return
	}
	if n > len(d.b) {
		panic("index: damaged list")
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		d.decode(v.Index(i))
	}
}

func (d *decoder) decodeStruct(v reflect.Value) {
	if v.Type() == timeType {
		v.Set(reflect.ValueOf(time.Unix(0, d.varint()).UTC()))
		return
	}
	for i := range v.NumField() {
		d.decode(v.Field(i))
	}
}

// layoutOf is a fingerprint of types as the codec sees them.
func layoutOf(types ...reflect.Type) uint64 {
	h := fnv.New64a()
	for _, t := range types {
		writeLayout(h.Write, t)
	}
	return h.Sum64()
}

func writeLayout(write func([]byte) (int, error), t reflect.Type) {
	_, _ = write([]byte(t.Kind().String() + " ")) // a hash takes everything
	switch {
	case t == timeType:
	case t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer:
		writeLayout(write, t.Elem())
	case t.Kind() == reflect.Struct:
		for f := range t.Fields() {
			_, _ = write([]byte(f.Name + ":"))
			writeLayout(write, f.Type)
		}
		_, _ = write([]byte("end "))
	}
}

// SameRecords reports whether two sets of records say the same.
func SameRecords(a, b *corpus.Records) bool {
	return bytes.Equal(encode(nil, reflect.ValueOf(*a)), encode(nil, reflect.ValueOf(*b)))
}
