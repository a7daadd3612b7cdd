package read

import (
	"strings"
	"testing"
)

// TestSavedPages: the article of pages as browsers save them, and nothing else.
func TestSavedPages(t *testing.T) {
	article := "7月8日，河口镇与河川物流集团有限公司签约，河川冷链物流园项目总投资26亿元，分两期建设。"
	for _, tt := range []struct{ name, page, title, want string }{
		{"an article that waits for its scripts", `<html><head><meta property="og:title" content="冷链项目落户河口"></head><body><h1>冷链项目落户河口</h1><div id="js_content" style="visibility: hidden; opacity: 0;"><p>点击蓝字 关注我们</p><p>` + article + `</p><p>END</p><p>点个在看 你最好看</p></div></body></html>`,
			"冷链项目落户河口", "冷链项目落户河口\n" + article},
		{"hidden parts", `<html><body><h1>冷链项目落户河口</h1><p>` + article + `</p><div style="display:none">隐藏的555亿元项目</div><p style="visibility:hidden">看不见的字</p></body></html>`,
			"冷链项目落户河口", "冷链项目落户河口\n" + article},
		{"the site before the title", `<html><head><title>河口县府新闻网 - 招商说明会签约三案</title></head><body><h2>招商说明会签约三案</h2><p>` + article + `</p><p>回上一页</p></body></html>`,
			"招商说明会签约三案", "招商说明会签约三案\n" + article},
		{"definitions", `<html><body><h1>南湾区投资指南</h1><dl><dt>项目名称</dt><dd>南湾智造园</dd><dt>总投资：</dt><dd>9亿元</dd><dd>（不含土地）</dd></dl></body></html>`,
			"南湾区投资指南", "南湾区投资指南\n项目名称：南湾智造园\n总投资：9亿元\n（不含土地）"},
		{"lines as they stand, and contacts", "<html><body><h1>南湾区投资指南</h1><pre>备注：\n  一、土地已落实\n  二、环评已批复</pre><p>咨询电话：<a href=\"tel:1\">0000-7654321</a></p></body></html>",
			"南湾区投资指南", "南湾区投资指南\n备注：\n一、土地已落实\n二、环评已批复\n咨询电话：0000-7654321"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := one(t, "a.html", tt.page)
			if s.Title != tt.title || strings.TrimSpace(s.Text.Content) != tt.want {
				t.Errorf("title %q text:\n%s\nwant %q:\n%s", s.Title, s.Text.Content, tt.title, tt.want)
			}
		})
	}
}
