// Package execute finds what answers a question: in the records by exact
// filters, in the documents by reading them.
//
// Run.Answer is the way through it. Each way to answer is a method of Run that
// gives a Result, or nil when the question is not of its kind or the corpus does
// not hold it; firstOf takes the first that has one. What was found passes the
// refusals (verify.go) before it is an answer. The files, by what they read:
//
//   - The course of an answer: execute.go, planned.go, computed.go (rows before
//     sentences), fallback.go (sums and counts that no text states), result.go,
//     records.go and wide.go (many documents), chart.go, money.go.
//   - How near words of a question stand to what a page says: align.go,
//     align_english.go, shortforms.go, wording.go, nouns.go.
//   - Which value is meant (finder, Candidate): find.go, focus.go, owned.go, neighbour.go,
//     label.go, period.go, thresholds.go, previous.go, target.go, told.go,
//     toldat.go, adjusted.go, edition.go, inforce.go, member.go, silence.go,
//     spot.go (one occasion or some months).
//   - Which sentence is meant, and how much of it is shown: passage.go, needed.go,
//     bearing.go, telling.go, narrow.go, deedpart.go, opening.go, announced.go,
//     shortlist.go, saying.go, speech.go, site.go, visits.go, stops.go, who.go,
//     person.go, partyform.go.
//   - Rows of project tables: items.go, rows.go, field.go, cells.go, tallied.go,
//     ledger.go, ledgerrows.go, ledgernote.go, moneycolumn.go, notes.go, group.go.
//   - Tables of figures by place or group: askedtable.go, measure.go, statistics.go.
//   - Running text that is as good as a table: enumerate.go and enumrows.go (one
//     sentence), partlist.go, partask.go and partanswer.go (parts of a whole),
//     pairs.go, entries.go, listed.go (numbered lines), serieslist.go, segment.go,
//     batch.go, legs.go (stops of a journey), diary.go.
//   - Several things at once: compare.go, sides.go, sideitem.go, together.go, changed.go,
//     named.go, years.go, occasions.go, phases.go, top.go, topof.go, toldtop.go,
//     share.go, stakes.go, whereeach.go.
//   - Several things that fit alike: ambiguous.go, meant.go, bare.go.
//   - Questions that lean on the one before: recall.go, thing.go, ofthing.go,
//     ofthingrow.go, ofone.go, ofpart.go, ofother.go, besidetold.go, followup.go,
//     another.go, converted.go.
//   - Silence: verify*.go and partrefused.go (refusals), lacks.go, lacksmeasure.go,
//     leftopen.go (金额未披露), doubt.go, denied.go, onlyhead.go, unsaid.go (what
//     is said instead).
//   - Reports in English: abroad.go, nouns_english.go.
package execute
