// Package listing reads what pages tell of several things one by one, so that it
// can be counted, added up, ranked and compared: an Item is a project, the row
// of a table or an entry of an enumeration, with what is said of it and where.
//
//   - Items and their fields: items.go, itemfields.go, itemwords.go, records.go
//     (projects of all documents), cells.go, words.go, money.go.
//   - Tables of projects as staff keep them: ledger.go.
//   - Running text that is as good as a table: enumrows.go (甲类6个、38亿元,乙类3个),
//     partlist.go, partask.go and partanswer.go (the parts of a whole),
//     serieslist.go (one paragraph each).
//
// It knows documents and the words of a question; what is answered with the
// items is decided in execute.
package listing
