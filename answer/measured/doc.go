// Package measured answers for one measure of one thing, the tax of a project or the
// beds of a house, on pages that give the same measure of several things side by side.
//
// It reads a question strictly: nothing may be left of it but the measure, a thing that
// the page names, the place the page is of, and words that say how one asks. Every
// figure of a page has a measure, by the words beside it, and a thing it is of, by the
// name that stands before it. What cannot be told for sure has no answer here, and the
// ranking of sentences decides.
package measured
