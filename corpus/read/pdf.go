package read

import "context"

func readPDF(ctx context.Context, data []byte, lim Limits) (parsed, error) {
	return parsed{}, failed(ErrUnknown, "binary", "")
}
