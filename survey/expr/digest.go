package expr

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// digests are the sums that digest() can make. The old ones are no protection; forms ask for them by name.
var digests = map[string]func(text []byte) []byte{
	"md5":     func(text []byte) []byte { sum := md5.Sum(text); return sum[:] },
	"sha-1":   func(text []byte) []byte { sum := sha1.Sum(text); return sum[:] },
	"sha-256": func(text []byte) []byte { sum := sha256.Sum256(text); return sum[:] },
	"sha-384": func(text []byte) []byte { sum := sha512.Sum384(text); return sum[:] },
	"sha-512": func(text []byte) []byte { sum := sha512.Sum512(text); return sum[:] },
}

var encodings = map[string]func([]byte) string{"base64": base64.StdEncoding.EncodeToString, "hex": hex.EncodeToString}

// digest gives the sum of a text, in base64 unless told otherwise; "" of a sum or encoding that there is not.
func digest(call *node, env Env) Value {
	s := call.args[0].string(env)
	sum, encode := digests[strings.ToLower(call.args[1].string(env))], encodings["base64"]
	if len(call.args) > 2 {
		encode = encodings[strings.ToLower(call.args[2].string(env))]
	}
	charge(env, digestSteps*(len(s)+128))
	if sum == nil || encode == nil {
		return Value{}
	}
	return Text(encode(sum([]byte(s))))
}

// digestSteps is what a byte costs in the browser, which reckons without the machine's help.
const digestSteps = 15

// prepareDigest refuses a sum or an encoding that is written and that there is not.
func prepareDigest(call *node) *Problem {
	for i, arg := range call.args[1:] {
		name := strings.ToLower(arg.text)
		if known := i == 0 && digests[name] != nil || i == 1 && encodings[name] != nil; arg.op == opLiteral && !known {
			return &Problem{Code: DigestBad, Offset: arg.at, Args: map[string]any{"Found": arg.text}}
		}
	}
	return nil
}
