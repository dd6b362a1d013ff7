package collect

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"

	"sonde/survey"
)

// Receipt is the code that lets a respondent read or withdraw a response: 26 Crockford characters, 130 bits.
type Receipt string

// ReceiptLength is how many characters of the hash make the code.
const ReceiptLength = 26

// ReceiptAlphabet is Crockford's: it leaves out I, L, O and U, since a code is read aloud and typed from paper.
const ReceiptAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

var receiptEncoding = base32.NewEncoding(ReceiptAlphabet).WithPadding(base32.NoPadding)

// keyLength is how many hexadecimal digits a key has.
const keyLength = 32

// ReceiptOf gives the receipt of a respondent's key; Invalid COL_001 unless it is 32 lower-case hexadecimal digits.
func ReceiptOf(key string) (Receipt, error) {
	if len(key) != keyLength || strings.Trim(key, "0123456789abcdef") != "" {
		return "", survey.Fail(survey.Invalid, "COL_001", nil)
	}
	sum := sha256.Sum256([]byte("sonde receipt" + key))
	return Receipt(receiptEncoding.EncodeToString(sum[:])[:ReceiptLength]), nil
}

// ParseReceipt reads a code as people type it: in any case, with spaces or hyphens, O for 0, I or L for 1. NotFound RSP_001,
// as for a code that nobody was given.
func ParseReceipt(typed string) (Receipt, error) {
	code := strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\u00a0', '\u202f', '\t', '\n', '\r', '-', '‐', '‑', '–':
			return -1
		case 'o', 'O':
			return '0'
		case 'i', 'I', 'l', 'L':
			return '1'
		}
		if 'a' <= r && r <= 'z' {
			r += 'A' - 'a'
		}
		return r
	}, typed)
	if len(code) != ReceiptLength || strings.Trim(code, ReceiptAlphabet) != "" {
		return "", survey.Fail(survey.NotFound, "RSP_001", nil)
	}
	return Receipt(code), nil
}

// hash is what the store keeps of the code.
func (r Receipt) hash() survey.Hash { return sha256.Sum256([]byte(r)) }
