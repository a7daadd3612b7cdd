package eval

import "encoding/json"

// recordLine is a Record as a line of JSON: a line with a total is one even when
// its total is null.
type recordLine Record

// UnmarshalJSON implements json.Unmarshaler.
func (r *recordLine) UnmarshalJSON(data []byte) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return err
	}
	if err := json.Unmarshal(data, (*Record)(r)); err != nil {
		return err
	}
	_, r.IsTotal = fields["total"]
	return nil
}
