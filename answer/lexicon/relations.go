package lexicon

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// Relation is what may be told of a project or a firm beside its sum, one line of
// relations.txt: who builds it, whose subsidiary it is, when it was founded.
type Relation struct {
	ID     string
	Kind   string // of what is told: party, person, place, date
	Closed bool   // no clause tells it in other words than Told
	Asked  *regexp.Regexp
	Told   *regexp.Regexp
	Not    *regexp.Regexp // of clauses that do not tell it though Told fits; nil for none
}

// Tells reports whether a folded clause tells the relation.
func (x *Relation) Tells(clause string) bool {
	if x.Not != nil {
		clause = x.Not.ReplaceAllString(clause, "")
	}
	return x.Told.MatchString(clause)
}

// RelationAsked is the first relation that a folded question asks for; nil for none.
func (l *Lexicon) RelationAsked(question string) *Relation {
	for i := range l.Relations {
		x := &l.Relations[i]
		if x.Not != nil && x.Asked.MatchString(x.Not.ReplaceAllString(question, "")) || x.Not == nil && x.Asked.MatchString(question) {
			return x
		}
	}
	return nil
}

func (l *Lexicon) addRelation(line, _ string) error {
	parts := strings.Split(line, "\t")
	if len(parts) != 5 {
		return errors.New("not name, kind and three patterns between tabs")
	}
	name, closed := strings.CutPrefix(parts[0], "!")
	x := Relation{ID: name, Kind: parts[1], Closed: closed}
	for i, to := range []**regexp.Regexp{&x.Asked, &x.Told, &x.Not} {
		if parts[2+i] == "-" {
			continue
		}
		re, err := regexp.Compile(parts[2+i])
		if err != nil {
			return fmt.Errorf("pattern %d: %w", i+1, err)
		}
		*to = re
	}
	if x.Asked == nil || x.Told == nil {
		return errors.New("no pattern of questions or of clauses")
	}
	l.Relations = append(l.Relations, x)
	return nil
}
