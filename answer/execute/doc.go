// Package execute finds what answers a question: in the records by exact
// filters, in the documents by reading them.
//
// Run.Answer is the way through it. Each way to answer is a method of Run that
// gives a Result, or nil when the question is not of its kind or the corpus does
// not hold it; firstOf takes the first that has one. What was found passes the
// refusals (verify.go) before it is an answer. Below it stand two packages: find
// says which clause or figure is meant, listing reads what pages tell of several
// things one by one; measured reads one measure of one thing. The files, by what they answer from:
//
//   - The course of an answer: execute.go, planned.go, computed.go (rows before
//     sentences), fallback.go (sums and counts that no text states), result.go,
//     records.go and wide.go (many documents), link.go (fields of records), chart.go.
//   - Figures: execute.go (figure), candidate.go, label.go, member.go, inforce.go,
//     partdate.go, ownitem.go, namedhere.go, limitnamed.go, known.go, nearly.go (two that fit alike),
//     whose.go (by the thing named last), measuredof.go, bothasked.go (number and sum).
//   - Which sentence is meant, and how much of it is shown: sentences.go, passage.go,
//     needed.go, bearing.go, telling.go, narrow.go, deedpart.go, opening.go, announced.go,
//     shortlist.go, saying.go, aspect.go (why, what next, what a rule gives), relation.go and
//     stretch.go (what is told of one project beside its sum), deeddone.go, wherewent.go,
//     occasionheld.go, speech.go, wording.go, site.go, visits.go, stops.go, who.go,
//     person.go, author.go, clock.go, partyform.go, shortforms.go.
//   - Rows of project tables: items.go, rows.go, field.go, cells.go, columnlist.go, tallied.go,
//     ledger.go, ledgerrows.go, ledgernote.go, namedrows.go, moneycolumn.go, notes.go,
//     group.go, widegroup.go, companyplaces.go, corrected.go.
//   - Tables of figures by place or group: askedtable.go, measure.go, statistics.go,
//     division.go, placetotal.go.
//   - Running text that is as good as a table: enumerate.go (one sentence),
//     partask.go and partanswer.go (parts of a whole), pairs.go, entries.go, itemhead.go,
//     listed.go (numbered lines), inturn.go (分别), segment.go, batch.go, legs.go (stops of a journey),
//     diary.go, board.go, boardask.go, boardgroup.go, boardsides.go and boardmeasure.go (what
//     is told of each).
//   - Several things at once: compare.go, sides.go, sideitem.go, together.go, changed.go,
//     named.go, years.go, occasions.go, editions.go, phases.go, phaseversion.go, top.go,
//     topof.go, toldtop.go, wholeof.go, share.go, stakes.go, whereeach.go,
//     arithmetic.go.
//   - Several things that fit alike: ambiguous.go, otherreports.go, otherscope.go,
//     meant.go, bare.go.
//   - Questions that lean on the one before: recall.go, spoken.go, thing.go, ofthing.go,
//     ofthingrow.go, ofone.go, ofpart.go, ofother.go, besidetold.go, followup.go,
//     another.go, converted.go, inorder.go (丙那个 of 甲、乙、丙分别为).
//   - What was learned instead of ruled: weighed.go (package evidence), whole.go (more of a
//     sentence than one clause).
//   - Silence: verify.go, verifydates.go, verifykinds.go, verifynames.go, verifyparts.go
//     and partrefused.go (refusals), lacks.go, leftopen.go (金额未披露), doubt.go,
//     onlyhead.go, unsaid.go (what is said instead).
//   - Reports in English: abroad.go, nouns_english.go.
package execute
