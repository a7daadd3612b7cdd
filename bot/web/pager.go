package web

import (
	"net/http"
	"net/url"
	"strconv"
)

// pager cuts a list into pages.
type pager struct {
	From, To       int    // the part of the list that is shown
	Total          int    // of the list
	Previous, Next string // addresses; "" when there is none
}

// pages cuts a list by ?page= of a request.
func pages(r *http.Request, path string, total, size int) pager {
	n, err := strconv.Atoi(r.FormValue("page"))
	if err != nil || n < 1 || (n-1)*size >= total {
		n = 1
	}
	p := pager{From: (n - 1) * size, To: min(n*size, total), Total: total}
	link := func(n int) string { return linkTo(path, r.URL.Query(), "page", strconv.Itoa(n)) }
	if n > 1 {
		p.Previous = link(n - 1)
	}
	if p.To < total {
		p.Next = link(n + 1)
	}
	return p
}

// linkTo is a path with a query in which one value is another; "" takes it
// out.
func linkTo(path string, query url.Values, key, value string) string {
	q := url.Values{}
	for k, v := range query {
		q[k] = v
	}
	q.Set(key, value)
	for k := range q {
		if q.Get(k) == "" {
			q.Del(k)
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
