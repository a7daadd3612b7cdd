package prose

// parties finds the investors of each project.
func (p *page) parties() {}
