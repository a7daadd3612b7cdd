// Package find says how near the words of a question stand to what the pages say:
// which clause, sentence or figure is meant, and how surely.
//
// An Alignment lays the words of a question (Piece) along one page, with how
// rare each is; Covers turns it into the part of the question that each clause
// and its surroundings have. A Finder ranks clauses and figures (Candidate) by
// that and by rules, each of which raises or lowers a candidate and says so in
// its Why. The files, by what they tell apart:
//
//   - Words: align.go, align_english.go, piece.go, aswhole.go (全县 for the county), shortforms.go (招商局 for
//     招商投资促进局), brand.go (甲 for 甲玻璃公司), nouns.go,
//     nouns_english.go, words.go.
//   - Candidates: candidate.go, find.go, owned.go (whose figure), ownitem.go,
//     focus.go (what a sum is of), subject.go and bearing.go (what is counted),
//     people.go, silence.go (figures of another kind), thresholds.go (limits are
//     no figures).
//   - Time: period.go, measure.go (months and columns of months), moment.go,
//     inforce.go, dates.go, edition.go, told.go, spot.go (one occasion or some
//     months).
//   - What is not meant: neighbour.go (another place), previous.go (before),
//     target.go (aims), doubt.go (taken back or corrected), denied.go, genre.go.
package find
