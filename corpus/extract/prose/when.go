package prose

// dates finds the date of each project.
func (p *page) dates() {}
