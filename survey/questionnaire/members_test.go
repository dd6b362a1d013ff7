package questionnaire_test

import (
	"encoding/json"
	"testing"

	"sonde/survey/questionnaire"
)

func TestMembersOfAnObject(t *testing.T) {
	for _, c := range []struct {
		src  string
		want string // names and values, "" when refused
	}{
		{`{}`, `.`},
		{` { "a" : 1 , "b":"x\"}" } `, `.a=1.b="x\"}"`},
		{`{"a":{"b":[1,{"c":"]"}]},"d":null}`, `.a={"b":[1,{"c":"]"}]}.d=null`},
		{`{"a":1,"a":2}`, `.a=1.a=2`},
		{`{"a":1}x`, ``}, {`{"a":1,}`, ``}, {`{"a" 1}`, ``}, {`[1]`, ``}, {`{"a":{`, ``}, {`{"a":"`, ``}, {``, ``}, {`{"a":tru}`, ``}, {`{a:1}`, ``},
	} {
		got := "."
		if c.want != "." {
			got = ""
		}
		ok := questionnaire.Members(c.src, func(name, value string) bool {
			got += "." + name + "=" + value
			return true
		})
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.src, got, c.want)
		}
	}
	if questionnaire.Members(`{"a":1}`, func(string, string) bool { return false }) {
		t.Error("a member refused must refuse the object")
	}
}

func FuzzMembers(f *testing.F) {
	for _, seed := range []string{`{"a":1,"b":{"c":["x"]}}`, `{"k":"\u00e9\\\""}`, `{"a":[1,2],"b":tRue}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		values := map[string]string{}
		if !questionnaire.Members(src, func(name, value string) bool { values[name] = value; return true }) {
			if json.Valid([]byte(src)) && len(src) > 0 && src[0] == '{' {
				t.Errorf("refused %q, which is an object", src)
			}
			return
		}
		// What is not looked into may be wrong inside; everything else must be what encoding/json reads.
		var want map[string]json.RawMessage
		if err := json.Unmarshal([]byte(src), &want); err != nil {
			return
		}
		for name, value := range want {
			if got := values[name]; got != string(value) && json.Valid([]byte(name)) {
				t.Errorf("%q: got %s, want %s", name, got, value)
			}
		}
	})
}
