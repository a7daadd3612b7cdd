// Package clean turns what a reader found in a file into the cleaned text of a
// document, and folds text for search and extraction.
//
// Three things are kept apart:
//
//	Text    takes pinyin annotations (團(tuán)), invisible characters and superfluous
//	        space out; script, width and wording stay as the source has them
//	Fold    makes Traditional and Simplified, full and half width, capital and small
//	        letters alike, rune for rune, so that a place in the one is a place in the other
//	Simplified, Traditional
//	        write text in another script for people to read
//
// The tables of characters and phrases are OpenCC's (Apache-2.0, see NOTICE);
// gen writes them.
package clean

// Version changes whenever reading, Fold or Text give another result for some input:
// an index built with another version must be built again.
const Version = 2
