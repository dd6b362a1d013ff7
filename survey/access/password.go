package access

import (
	"crypto/rand"
	"crypto/subtle"
	_ "embed"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"sonde/survey"
)

// Argon2id with 19 MiB, 2 passes, 1 lane: the first choice of the OWASP password storage cheat sheet.
const (
	argonMemory = 19 << 10 // KiB
	argonPasses = 2
	argonLanes  = 1
	argonLength = 32
	saltLength  = 16
)

//go:embed common_passwords.txt
var commonPasswords string

// hasher hashes passwords, a few at once: each takes 19 MiB, so a flood of logins cannot exhaust the memory.
type hasher struct {
	slots chan struct{}
	decoy string
}

func newHasher() *hasher {
	// Random bytes in the place of a sum: no password matches them, and none has to be hashed at every start.
	salt, sum := make([]byte, saltLength), make([]byte, argonLength)
	rand.Read(salt)
	rand.Read(sum)
	return &hasher{slots: make(chan struct{}, 4), decoy: written(salt, sum)}
}

// hash gives the PHC string of a password under a new salt.
func (h *hasher) hash(password string) string {
	salt := make([]byte, saltLength)
	rand.Read(salt)
	return written(salt, h.sum(password, salt))
}

// written gives the PHC string of a salt and a sum.
func written(salt, sum []byte) string {
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonPasses, argonLanes, encode(salt), encode(sum))
}

func (h *hasher) sum(password string, salt []byte) []byte {
	h.slots <- struct{}{}
	defer func() { <-h.slots }()
	return argon2.IDKey([]byte(password), salt, argonPasses, argonMemory, argonLanes, argonLength)
}

// matches tells whether the password is the one hashed. An empty hash is compared with a decoy, so that an unknown
// address takes as long as a known one.
func (h *hasher) matches(password, hashed string) bool {
	known := hashed != ""
	if !known {
		hashed = h.decoy
	}
	parts := strings.Split(hashed, "$")
	if len(parts) != 6 {
		return false
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil {
		return false
	}
	return subtle.ConstantTimeCompare(h.sum(password, salt), want) == 1 && known
}

// checkPassword refuses a password that is too short, too long, among the most common, or the person's own address or
// name. There are no rules of composition (ASVS 6.2.5).
func checkPassword(password string, user survey.User) error {
	length := utf8.RuneCountInString(password)
	if length < MinPasswordLength {
		return survey.Fail(survey.Invalid, "ACC_001", survey.Args{"Limit": MinPasswordLength})
	}
	if length > MaxPasswordLength {
		return survey.Fail(survey.Invalid, "ACC_002", survey.Args{"Limit": MaxPasswordLength})
	}
	folded := strings.ToLower(password)
	if strings.Contains("\n"+commonPasswords+"\n", "\n"+folded+"\n") || folded == strings.ToLower(user.Email) ||
		folded == strings.ToLower(user.Name) || strings.Count(folded, folded[:1]) == len(folded) {
		return survey.Fail(survey.Invalid, "ACC_003", nil)
	}
	return nil
}
