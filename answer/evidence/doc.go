// Package evidence weighs sentences as answers to a question by what was learned
// from questions with known answers, rather than by rules.
//
// Weigh finds the sentences that share words with a question and describes each by
// named Features: how much of the question it has itself, in its heading and before
// it; which values and kinds of words it holds beside what is asked (cues.txt); what
// the rules make of it. A Model (model.txt, readable, made by Learn) gives each
// feature its weight; Trust is how surely the best sentence answers, for silence is
// better than a neighbour's figure. The features name no firm, place or figure: what
// is learned is how the genre asks and tells.
//
// The files: pairs.go (the characters of a question in a page), weigh.go (which
// sentences), features.go (what speaks for one), model.go, learn.go and lbfgs.go.
package evidence
