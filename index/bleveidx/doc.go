// Package bleveidx is the Bleve driver of index. A generation on disk is
// immutable once published and opened read-only by every process; documents
// added or removed since live in layers in memory that each process derives
// from the store.
//
// # How a search goes
//
// The question is folded and cut into terms (see rank). Bleve says which rows
// hold each term: nothing but that is kept in it, no frequencies, positions or
// stored fields, so that a posting is a bit in a bitmap, and a term of one row
// lies in the dictionary alone. The rarities of the
// terms are added up row by row, rarest first; once no row without a score can
// get far enough, a long list is only looked into for the rows that have one.
// The best fifty get a second look at their texts (rank.Question.Judge).
// Characters alone are not terms: they would make the index half as large
// again. Their numbers are kept for weighing, and a question of one character
// (沪) reads all texts, 20 ms for 100,000 passages.
//
// # What a generation is
//
//	index/CURRENT                  names the published generation; "held" below it after a rollback
//	index/building.lock            held by the one builder
//	index/building-123/            a build under way, removed by the next one when it was killed
//	index/generation-000007/
//	    manifest.json              versions, counts and checksums; written last
//	    records.bin                documents and records with their columns (index.Part)
//	    passages/, names/          a shelf each:
//	        terms/                 the Bleve index, a document a row
//	        rows.bin               document, span and places in the files below, in Bleve's order
//	        units.bin              folded texts, titles and headings, 16 bits a rune
//	        bytes.bin              headings or record ids; how contents differ from the folded text
//	        variants.bin           the runes that bytes.bin refers to
//	        characters.bin         how many rows hold each character
//
// All files are mapped, so that opening one takes about a millisecond whatever
// its size. A process holds a generation as long as a search uses it; tables
// keep records.bin mapped as long as they can be reached.
//
// # Publishing
//
// One goroutine builds, so that those who answer have the other processors. A
// build reads the store's sequence, then all documents, writes a folder
// beside, opens it and reads everything back, renames it, and puts its name
// into CURRENT by a rename; every step is synced. Whatever changed since that
// sequence is found in memory. Other processes see CURRENT or the sequence
// change within Options.Poll.
package bleveidx
