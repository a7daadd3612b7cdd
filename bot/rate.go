package bot

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// keptLimiters is how many persons and chats are counted at once; one that
// falls out has been silent longest or is counted from anew.
const keptLimiters = 20_000

// rates counts the messages of persons and chats.
type rates struct {
	user, chat int // a minute; 0 means no limit
	mu         sync.Mutex
	by         map[string]*rate.Limiter
}

func newRates(o Options) *rates {
	return &rates{user: o.UserPerMinute, chat: o.ChatPerMinute, by: map[string]*rate.Limiter{}}
}

// wait is how long a person has to wait before the next message is taken; 0
// takes this one.
func (r *rates) wait(m Message, now time.Time) time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	wait := r.take("user/"+m.person(), r.user, now)
	if wait > 0 || m.Chat == "" {
		return wait
	}
	return r.take("chat/"+m.Channel+":"+m.Chat, r.chat, now)
}

func (r *rates) take(key string, perMinute int, now time.Time) time.Duration {
	if perMinute == 0 {
		return 0
	}
	l := r.by[key]
	if l == nil {
		r.evict(now)
		l = rate.NewLimiter(rate.Limit(float64(perMinute)/60), perMinute)
		r.by[key] = l
	}
	reservation := l.ReserveN(now, 1)
	wait := reservation.DelayFrom(now)
	if wait > 0 {
		reservation.CancelAt(now)
	}
	return wait
}

// evict drops limiters that are full again.
func (r *rates) evict(now time.Time) {
	if len(r.by) < keptLimiters {
		return
	}
	for key, l := range r.by {
		if l.TokensAt(now) >= float64(l.Burst()) {
			delete(r.by, key)
		}
	}
	for key := range r.by {
		if len(r.by) < keptLimiters {
			return
		}
		delete(r.by, key)
	}
}
