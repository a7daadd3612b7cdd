package engine

import (
	"sync"

	"zhaoshang/answer"
	"zhaoshang/corpus"
	"zhaoshang/index"
)

const (
	keptAnswers = 512 // held at least before the oldest go
	longestKept = 600 // bytes of a question whose answer is kept
)

// cacheKey is a question that stands alone.
type cacheKey struct {
	role           corpus.Visibility
	language, text string
}

// cache holds answers to questions that stand alone, for as long as the table
// that they were computed from is the one that answers: whatever is added,
// removed or corrected makes another table. Each role has its own.
type cache struct {
	mu     sync.Mutex
	tables map[corpus.Visibility]*index.Table
	recent map[cacheKey]answer.Answer
	older  map[cacheKey]answer.Answer
}

func newCache() *cache {
	return &cache{tables: map[corpus.Visibility]*index.Table{}, recent: map[cacheKey]answer.Answer{}}
}

// get gives the answer computed from a table.
func (c *cache) get(t *index.Table, key cacheKey) (answer.Answer, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.tables[key.role] != t {
		return answer.Answer{}, false
	}
	a, ok := c.recent[key]
	if !ok {
		if a, ok = c.older[key]; ok {
			c.keep(key, a)
		}
	}
	return a, ok
}

// put keeps an answer computed from a table; those from another one go.
func (c *cache) put(t *index.Table, key cacheKey, a answer.Answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.tables[key.role] != t {
		c.tables[key.role] = t
		forget(c.recent, key.role)
		forget(c.older, key.role)
	}
	c.keep(key, a)
}

func forget(all map[cacheKey]answer.Answer, role corpus.Visibility) {
	for key := range all {
		if key.role == role {
			delete(all, key)
		}
	}
}

func (c *cache) keep(key cacheKey, a answer.Answer) {
	if len(c.recent) >= keptAnswers {
		c.recent, c.older = map[cacheKey]answer.Answer{}, c.recent
	}
	c.recent[key] = a
}
