package execute

import "regexp"

// partyFormRE matches how texts tell of the parties of a project whose names do
// not end as those of companies do: 由甲水产与乙渔业各占一半, 丙包装与某市签约,
// 丁文旅、戊药材合建.
var partyFormRE = regexp.MustCompile(`由[\p{Han}a-z()]{3,24}(?:投|建设|建造|各占|合资|合建|出资|承建|操盘|打造|实施|运营|独资)|` +
	`(?:^|[,。;:( 由])[\p{Han}a-z()]{3,16}[与和、跟同][\p{Han}a-z()]{3,16}(?:签|合资|合建|合作|合伙|各占|各出|联手|携手|共同|一起|组建)|` +
	`(?:^|[,。;:])[\p{Han}a-z]{4,16}(?:出资|投资建|斥资|拿出|持股|占股|独资)`)
