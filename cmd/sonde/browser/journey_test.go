package browser

import (
	"encoding/json"
	"strings"
	"testing"
)

// visitors are the windows and roles of the whole journey: every role, both languages, both widths, with and without a script.
var visitors = []struct {
	name string
	role string
	window
}{
	{"a user on a phone, in French", "user", window{width: narrow, language: "fr"}},
	{"a user at a desk without scripts, in English", "user", window{width: wide, language: "en", noScript: true}},
	{"a producer at a desk, in English", "producer", window{width: wide, language: "en"}},
	{"a producer on a phone without scripts, in French", "producer", window{width: narrow, language: "fr", noScript: true}},
	{"somebody who does both on a phone, in English", "both", window{width: narrow, language: "en"}},
	{"somebody who does both at a desk without scripts, in French", "both", window{width: wide, language: "fr", noScript: true}},
	{"somebody who does neither at a desk, in French", "neither", window{width: wide, language: "fr"}},
	{"somebody who does neither on a phone without scripts, in English", "neither", window{width: narrow, language: "en", noScript: true}},
}

func TestPeopleAnswerFromTheCodeOnTheWallToTheReceiptAndBack(t *testing.T) {
	t.Parallel()
	s := serve(t)
	code := s.code()
	for _, visitor := range visitors {
		t.Run(visitor.name, func(t *testing.T) {
			before := s.count()
			tb := open(t, visitor.window)
			tb.visit(s.url + "/e/" + code)
			if got, want := value[string](tb, "location.pathname"), "/"+visitor.language+"/s/obstacles"; got != want {
				t.Fatalf("the code leads to %s, want %s", got, want)
			}
			if !tb.visible(".notice") || !tb.holds("document.querySelector('.notice').compareDocumentPosition(document.querySelector('.question')) & Node.DOCUMENT_POSITION_FOLLOWING") {
				t.Error("the privacy notice does not come before the first question")
			}
			if tb.count("input:checked") > 0 || value[int](tb, "document.cookie.length") > 0 {
				t.Error("something is ticked beforehand, or there is a cookie")
			}
			tb.screen("first")
			tb.answerAs(visitor.role, !visitor.noScript)
			if !visitor.noScript && tb.visible("[data-step=next]") {
				t.Error("there is a section left to go to")
			}
			receipt := tb.send()
			tb.screen("receipt")
			if len(strings.NewReplacer(" ", "", "-", "").Replace(receipt)) != 26 {
				t.Errorf("the receipt is %q", receipt)
			}
			if got := s.count(); got != before+1 {
				t.Fatalf("%d responses, want %d", got, before+1)
			}
			stored := s.responses()[before]
			for _, response := range s.responses() {
				if strings.Contains(response, `"role":"`+visitor.role+`"`) && strings.Contains(response, `":language":"`+visitor.language+`"`) {
					stored = response
				}
			}
			wantAnswers(t, stored, visitor.role)
			tb.readAndWithdraw(s, receipt, !visitor.noScript)
			if got := s.count(); got != before {
				t.Errorf("%d responses after the withdrawal, want %d", got, before)
			}
		})
	}
}

// wantAnswers compares what was stored with what answerAs typed.
func wantAnswers(t *testing.T, line, role string) {
	t.Helper()
	var got struct {
		Answers map[string]json.RawMessage `json:"answers"`
	}
	if err := json.Unmarshal([]byte(line), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"role": `"` + role + `"`, "career": `"mid"`,
		"formats": `["webinar","notebook"]`, "audiences": `["students"]`, "known_offers": `["doranum"]`,
		"most_helpful":         `"Un exemple pas à pas.\nMerci !"`,
		"importance_find_data": `"5"`, "ease_find_data": `"2"`,
	}
	if role == "user" || role == "both" {
		want["use_obstacles"], want["use_top3"] = `["find_portal","metadata","other"]`, `["find_portal"]`
		want["use_obstacles_other"] = `"Vents & marées <b>fortes</b> 🌊"`
	}
	if role == "producer" || role == "both" {
		want["publish_obstacles"], want["publish_top3"] = `["time","legal","other"]`, `["time"]`
		want["publish_obstacles_other"] = `"Vents & marées <b>fortes</b> 🌊"`
	}
	for name, value := range want {
		if !sameJSON(string(got.Answers[name]), value) {
			t.Errorf("%s is stored as %s, want %s", name, got.Answers[name], value)
		}
		delete(got.Answers, name)
	}
	if len(got.Answers) > 0 {
		t.Errorf("stored beside them: %v", got.Answers)
	}
}
