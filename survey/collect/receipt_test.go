package collect_test

import (
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/collect"
)

const key = "0123456789abcdef0123456789abcdef"

// The code of key by other means: printf 'sonde receipt0123456789abcdef0123456789abcdef' | sha256sum, its first 130 bits in
// base 32 with Crockford's alphabet (Python: int(digest, 16) >> 126, 26 digits).
const receiptOfKey = "HQEBNA8YFNC1BBTD84PC9AEYHY"

func TestReceiptIsTheSameEachTime(t *testing.T) {
	for range 2 {
		got, err := collect.ReceiptOf(key)
		if err != nil || got != receiptOfKey {
			t.Errorf("got %s, %v; want %s", got, err, receiptOfKey)
		}
	}
}

func TestKeysAreThirtyTwoLowerCaseHexadecimalDigits(t *testing.T) {
	for name, key := range map[string]string{
		"empty": "", "short": key[1:], "long": key + "0", "upper case": strings.ToUpper(key), "not hexadecimal": "g" + key[1:],
		"a space": " " + key[1:], "inside": key[:15] + "x" + key[16:], "other digits": strings.Repeat("٣", 16),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := collect.ReceiptOf(key); !survey.IsKind(err, survey.Invalid) {
				t.Errorf("got %v, want Invalid", err)
			}
		})
	}
}

func TestReceiptsAreReadAsPeopleTypeThem(t *testing.T) {
	want := collect.Receipt("0123456789ABCDEF1H0JKMNPQR")
	for _, typed := range []string{
		"0123456789ABCDEF1H0JKMNPQR", "0123456789abcdef1h0jkmnpqr", " 01234 56789\u00a0abcde f1h0j kmnpq r\n", "0123-4567-89AB-CDEF-1H0J-KMNP-QR",
		"OI23456789ABCDEFLHoJKMNPQR", "oi23456789abcdeflhOjkmnpqr",
	} {
		if got, err := collect.ParseReceipt(typed); err != nil || got != want {
			t.Errorf("%q: %s, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "0123456789ABCDEF1H0JKMNPQ", "0123456789ABCDEF1H0JKMNPQRS", "U123456789ABCDEF1H0JKMNPQR", "é123456789ABCDEF1H0JKMNPQ"} {
		if _, err := collect.ParseReceipt(typed); !survey.IsKind(err, survey.NotFound) {
			t.Errorf("%q: %v, want NotFound", typed, err)
		}
	}
}
