package ledger

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
)

// answers are those that the sheets of the ledger hold.
type answers struct {
	Role      string   `json:"role"`
	Obstacles []string `json:"use_obstacles,omitempty"`
	Top       []string `json:"use_top3,omitempty"`
	Helpful   string   `json:"most_helpful"`
}

// sheet is what one respondent sends. No two have the same text, so one that is stored under two keys shows.
type sheet struct {
	key     string
	answers answers
}

// sheetOf makes sheet number n of a ledger.
func sheetOf(ledger string, n int) sheet {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", ledger, n))
	s := sheet{key: hex.EncodeToString(sum[:16])}
	s.answers.Role = "neither"
	s.answers.Helpful = fmt.Sprintf("%s n° %d: «worked examples», <b>été</b> & 50 %% + time;", ledger, n)
	if n%2 == 0 {
		s.answers.Role, s.answers.Obstacles, s.answers.Top = "user", []string{"find_portal", "metadata", "format"}, []string{"metadata"}
	}
	return s
}

// receipt is the code that the sheet's key gives: the first 26 Crockford characters of SHA-256("sonde receipt" + key).
func (s sheet) receipt() string {
	sum := sha256.Sum256([]byte("sonde receipt" + s.key))
	return base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").EncodeToString(sum[:])[:26]
}

// id is the response's in exports: ten bytes of the SHA-256 of the receipt, in hexadecimal.
func (s sheet) id() string {
	sum := sha256.Sum256([]byte(s.receipt()))
	return hex.EncodeToString(sum[:10])
}

// json is the sheet as programs send it.
func (s sheet) json() []byte {
	body, err := json.Marshal(struct {
		Key      string  `json:"key"`
		Event    string  `json:"event"`
		Language string  `json:"language"`
		Version  int     `json:"version"`
		Answers  answers `json:"answers"`
	}{s.key, event, "fr", 1, s.answers})
	if err != nil {
		panic(err) // strings alone
	}
	return body
}

// form is the sheet as the page sends it; the test may change its controls.
func (s sheet) form() url.Values {
	return url.Values{
		":key": {s.key}, ":event": {event}, ":version": {"1"}, ":do": {"send"},
		"role": {s.answers.Role}, "use_obstacles": s.answers.Obstacles, "use_top3": s.answers.Top, "most_helpful": {s.answers.Helpful},
	}
}
