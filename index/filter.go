package index

import "zhaoshang/corpus"

// Filter says which projects are meant. The zero Filter means all. Fields are
// joined by and; the values of one field by or. Values are compared with those
// that the records hold: ids of the gazetteer and of the sector taxonomy, and
// names of parties and events exactly as a record has them (Names and the
// Table find those).
type Filter struct {
	IDs       []string // of projects
	Documents []string
	Places    []string
	Sectors   []string
	Parties   []string
	Status    []corpus.Status
	Event     string

	NotIDs       []string
	NotDocuments []string
	NotPlaces    []string
	NotSectors   []string
	NotParties   []string
	NotStatus    []corpus.Status

	// AmountMin and AmountMax limit the figure of the total investment, both
	// included; a project without one does not fit. MinOpen leaves figures
	// equal to AmountMin out, except those that the document says are more
	// (10多亿 is more than 10亿); MaxOpen does the same at the other end.
	AmountMin, AmountMax *corpus.Fen
	MinOpen, MaxOpen     bool
	Currency             string // ISO 4217; a project without an amount does not fit
	HasAmount            *bool

	// From and To limit the date of the project: the day, month or year that it
	// states must lie wholly between them, both included. Parts of From that
	// are 0 mean the first, parts of To the last of the period. A project
	// without a date or without its year does not fit.
	From, To *corpus.Date
}

// Day numbers: yyyymmdd, so that they order as the days do.
type day = int32

// firstDay and lastDay are the ends of the period that d states; 0 when its
// year is not stated.
func firstDay(d *corpus.Date) day {
	if d == nil || d.Year == 0 {
		return 0
	}
	return dayNumber(d.Year, orElse(d.Month, 1), orElse(d.Day, 1))
}

func lastDay(d *corpus.Date) day {
	switch {
	case d == nil || d.Year == 0:
		return 0
	case d.EndYear != 0 || d.EndMonth != 0 || d.EndDay != 0:
		return lastOfPeriod(d)
	case d.Month == 0:
		return dayNumber(d.Year, 12, 31)
	case d.Precision == corpus.Quarter:
		return dayNumber(d.Year, d.Month+2, 31)
	case d.Precision == corpus.HalfYear:
		return dayNumber(d.Year, d.Month+5, 31)
	}
	return dayNumber(d.Year, d.Month, orElse(d.Day, 31))
}

func lastOfPeriod(d *corpus.Date) day {
	month := orElse(d.EndMonth, 12)
	if d.EndMonth == 0 && d.EndYear == 0 {
		month = orElse(d.Month, 12)
	}
	return dayNumber(orElse(d.EndYear, d.Year), month, orElse(d.EndDay, 31))
}

func dayNumber(year, month, d int) day { return day(year*10000 + month*100 + d) }

func orElse(n, fallback int) int {
	if n == 0 {
		return fallback
	}
	return n
}

func values(list []corpus.Sourced[string]) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].Value
	}
	return out
}
