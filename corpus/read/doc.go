// Package read turns files, as staff have them, into documents: txt, md, html,
// csv, jsonl, docx, xlsx, pdf, and a zip of these.
//
// Every reader gives blocks in reading order (headings, paragraphs, list
// items, table rows) with their place in the file: line, page, sheet and row.
// What is not the document's own text is left out: navigation, advertisements,
// footers, running heads, page numbers, hidden sheets, deleted changes. What
// could not be read is a corpus.Problem whose Hint says in Chinese which file,
// where, why, and what to do.
//
// Files come from strangers: no input makes a reader panic, run for longer
// than Limits.Time or unpack more than Limits allow.
//
// Word and Excel files are read by our own readers on archive/zip and
// encoding/xml: they need a bounded part of the formats (text, changes, merged
// cells, cached values and what a number format adds to them), and so a sheet
// is never held as a tree. The article of a page is found by our own rules,
// which know the controls and feet of Chinese news and government sites and
// keep what they do not know. PDF is PDFium as WebAssembly.
package read
