package read

// packed says which format a zip container holds.
func packed(name string, data []byte) (string, error) {
	return "zip", nil
}

func (j *job) archive(base string, data []byte, depth int) {
	j.refuse(base, failed(ErrUnknown, "binary", ""))
}
