package rule

import (
	"encoding/json"
	"errors"
	"strconv"
)

var errValue = errors.New("rule: a value is a text, a whole number, a truth value or a list of texts")

// UnmarshalJSON reads one text, whole number or truth value, or a list of texts.
func (v *Values) UnmarshalJSON(text []byte) error {
	var in any
	if err := json.Unmarshal(text, &in); err != nil {
		return err
	}
	if list, ok := in.([]any); ok {
		out := make(Values, 0, len(list))
		for _, one := range list {
			s, ok := one.(string)
			if !ok {
				return errValue
			}
			out = append(out, s)
		}
		*v = out
		return nil
	}
	switch one := in.(type) {
	case string:
		*v = Values{one}
	case bool:
		*v = Values{strconv.FormatBool(one)}
	case float64:
		if one != float64(int64(one)) {
			return errValue
		}
		*v = Values{strconv.FormatInt(int64(one), 10)}
	default:
		return errValue
	}
	return nil
}
