//go:build load

package e2e

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// How many questions a second, for how long, and over how many documents.
const (
	loadRate      = 1000
	loadFor       = 20 * time.Second
	loadDocuments = 10_000
	openStreams   = 200
)

// TestLoad measures the pages and the API of the built program over ten
// thousand documents. It fails when something is not answered; the times are
// printed, since they are those of the machine and of what else runs on it:
//
//	go test -tags load -run Load -v ./e2e
func TestLoad(t *testing.T) {
	address, cpu := loaded(t, build(t))
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 512, DisableCompression: true}}
	t.Logf("%d processors, load %s", runtime.NumCPU(), average())
	t.Run("first paint", func(t *testing.T) { firstPaint(t, client, address) })
	t.Run("ask", func(t *testing.T) { askAtRate(t, client, address, cpu) })
	t.Run("streams", func(t *testing.T) { streams(t, client, address) })
	t.Logf("load %s", average())
}

func average() string {
	out, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(out))[:2], " ")
}

// loaded serves many documents on two processors; cpu is the time it has used.
func loaded(t *testing.T, binary string) (address string, cpu func() time.Duration) {
	t.Helper()
	data := t.TempDir()
	cities, sectors := []string{"宜昌市", "太原市", "合肥市", "衢州市", "泸州市"}, []string{"新材料", "生物医药", "冷链物流", "装备制造", "储能"}
	lines := many(t, loadDocuments, func(i int) string {
		return fmt.Sprintf("20%02d年%d月5日，%s举行签约仪式。其中，第%d号%s项目由第%d集团有限公司投资，总投资%d亿元，签约落户%s。", 20+i%12, i%12+1, cities[i%5], i, sectors[i/5%5], i, i%90+1, cities[i%5])
	})
	file := filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(file, lines, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(binary, "--data", data, "add", file).CombinedOutput(); err != nil {
		t.Fatalf("add: %v\n%.2000s", err, out)
	}
	if out, err := exec.Command(binary, "--data", data, "reindex").CombinedOutput(); err != nil {
		t.Fatalf("reindex: %v\n%s", err, out)
	}
	address, pid := serve(t, binary, data, "GOMAXPROCS=2")
	return address, func() time.Duration { return processTime(pid) }
}

// processTime is the time of processors that a process has used, in steps of
// 10 ms; 0 where that is not known.
func processTime(pid int) time.Duration {
	out, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(out[bytes.LastIndexByte(out, ')')+1:]))
	var user, system int64
	fmt.Sscan(fields[11], &user)
	fmt.Sscan(fields[12], &system)
	return time.Duration(user+system) * 10 * time.Millisecond
}

// question is the n-th of a mix: lookups, lists, counts, sums, rankings, in
// both scripts, and some that nothing answers.
func question(n int) string {
	i := n * 7919 % loadDocuments
	return []string{
		fmt.Sprintf("第%d号新材料项目投资多少", i/25*25+i%5), fmt.Sprintf("第%d集团有限公司投资了哪个项目", i), "宜昌市签约了多少个项目", "投资最大的项目是哪个",
		fmt.Sprintf("20%02d年合肥市签约项目总投资多少", 20+n%12), "太原市生物医药項目投資最大的是哪個", fmt.Sprintf("第%d号项目落户哪里", i), "衢州市储能项目有几个",
		"火星上有什么项目", "泸州市和宜昌市哪个签约金额多", fmt.Sprintf("谁投资了第%d号冷链物流项目", i), "2025年签约的装备制造项目平均投资多少",
	}[n%12]
}

// firstPaint adds up what the chat page needs before it is shown.
func firstPaint(t *testing.T, client *http.Client, address string) {
	total := 0
	start := time.Now()
	for _, path := range []string{"/", "/static/style.css", "/static/app.js", "/static/htmx.min.js", "/static/icon.svg"} {
		req, _ := http.NewRequest("GET", address+path, nil)
		req.Header.Set("Accept-Encoding", "gzip")
		resp, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		n, err := io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != 200 {
			t.Fatalf("%s: %d, %v", path, resp.StatusCode, err)
		}
		total += int(n)
	}
	t.Logf("first paint: %d bytes, all fetched in %s", total, time.Since(start).Round(time.Millisecond))
	if total > 100_000 {
		t.Error("more than 100 kB")
	}
}

// askAtRate asks so many questions a second, each at its time whether those
// before it were answered or not; a wait counts from that time.
func askAtRate(t *testing.T, client *http.Client, address string, cpu func() time.Duration) {
	for n := range 200 { // warm
		askOnce(t, client, address, n)
	}
	before, n := cpu(), int(loadFor.Seconds()*loadRate)
	waits, began := make([]time.Duration, n), time.Now()
	var all sync.WaitGroup
	for i := range n {
		at := began.Add(time.Duration(i) * time.Second / loadRate)
		time.Sleep(time.Until(at))
		all.Go(func() {
			askOnce(t, client, address, i)
			waits[i] = time.Since(at)
		})
	}
	all.Wait()
	took := time.Since(began)
	used := cpu() - before
	slices.Sort(waits)
	part := func(p float64) time.Duration { return waits[int(p*float64(n-1))].Round(10 * time.Microsecond) }
	t.Logf("%d questions in %s: %.0f a second; p50 %s, p90 %s, p99 %s, worst %s; the program used %s of processors, %s a question",
		n, took.Round(time.Millisecond), float64(n)/took.Seconds(), part(0.5), part(0.9), part(0.99), part(1), used.Round(time.Millisecond), (used / time.Duration(n)).Round(time.Microsecond))
}

func askOnce(t *testing.T, client *http.Client, address string, n int) {
	body, err := json.Marshal(map[string]string{"question": question(n)})
	if err != nil {
		t.Error(err)
		return
	}
	resp, err := client.Post(address+"/api/ask", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Error(err)
		return
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != 200 {
		t.Errorf("%s: %d, %v", body, resp.StatusCode, err)
	}
}

// streams opens many streams at once, each of its own visitor, and measures
// when the first byte and the answer come.
func streams(t *testing.T, client *http.Client, address string) {
	first, last := make([]time.Duration, openStreams), make([]time.Duration, openStreams)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var all sync.WaitGroup
	for i := range openStreams {
		all.Go(func() {
			start := time.Now()
			req, _ := http.NewRequestWithContext(ctx, "GET", address+"/stream?question="+url.QueryEscape(question(i)), nil)
			resp, err := client.Do(req)
			if err != nil {
				t.Error(err)
				return
			}
			defer resp.Body.Close()
			r := bufio.NewReader(resp.Body)
			if _, err := r.ReadByte(); err != nil {
				t.Error(err)
				return
			}
			first[i] = time.Since(start)
			rest, err := io.ReadAll(r)
			last[i] = time.Since(start)
			if err != nil || !strings.Contains(string(rest), "event: answer") {
				t.Errorf("stream %d: %v, %.200s", i, err, rest)
			}
		})
	}
	all.Wait()
	slices.Sort(first)
	slices.Sort(last)
	t.Logf("%d streams at once: first byte p50 %s, p99 %s; answer p50 %s, p99 %s", openStreams, first[openStreams/2].Round(time.Millisecond),
		first[openStreams*99/100].Round(time.Millisecond), last[openStreams/2].Round(time.Millisecond), last[openStreams*99/100].Round(time.Millisecond))
	alone := time.Now()
	resp, err := client.Get(address + "/stream?question=" + url.QueryEscape(question(3)))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if _, err := resp.Body.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	t.Logf("one stream alone: first byte %s", time.Since(alone).Round(10*time.Microsecond))
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		t.Fatal(err)
	}
	t.Logf("and its answer %s", time.Since(alone).Round(10*time.Microsecond))
}
