package execute

import "regexp"

var (
	// deniedAskedRE matches questions for what is shut out of something: 哪些项目不能享受.
	deniedAskedRE = regexp.MustCompile(`(?:哪|什么|啥|谁|为何).*(?:不能|不得|不可以|不许|不让|不享受|不适用|不予|不受理|不支持|不算|享受不了|拿不到|领不了)`)
	// deniedRE matches what texts say of that.
	deniedRE = regexp.MustCompile(`不适用|不享受|不得|不能|不可|不宜|不予|不再|不受理|不支持|除外|不在此列|不纳入|不列入|排除|禁止|不符合`)
)

// denied is what a sentence gains that shuts something out when that is asked, and what
// it loses when it does not.
const denied = 0.3
