package compose_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sonde/survey"
	"sonde/survey/compose"
)

// listed is a thing with a list, as the page of a question is.
type listed struct {
	Label   survey.Text     `json:"label,omitempty"`
	Choices []survey.Choice `json:"choices,omitempty"`
}

// list reads "user=Uses other=Other†": names with a label in French, those with † retired.
func list(words string) listed {
	var l listed
	for word := range strings.FieldsSeq(words) {
		name, label, _ := strings.Cut(word, "=")
		label, retired := strings.CutSuffix(label, "†")
		l.Choices = append(l.Choices, survey.Choice{Name: name, Label: survey.Text{"fr": label, "en": name}, Retired: retired})
	}
	return l
}

func (l listed) String() string {
	var words []string
	for _, c := range l.Choices {
		word := c.Name + "=" + c.Label["fr"]
		if c.Retired {
			word += "†"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func TestTwoChangesOfOneList(t *testing.T) {
	const base = "a=A b=B c=C d=D"
	for _, test := range []struct {
		name, mine, theirs, want string
		clashes                  []string
	}{
		{"two labels", "a=X b=B c=C d=D", "a=A b=Y c=C d=D", "a=X b=Y c=C d=D", nil},
		{"one orders, one writes", "d=D a=A b=B c=C", "a=A b=Y c=C d=D", "d=D a=A b=Y c=C", nil},
		{"one writes, one orders", "a=A b=X c=C d=D", "b=B a=A c=C d=D", "b=X a=A c=C d=D", nil},
		{"each adds one", "a=A m=M b=B c=C d=D", "a=A b=B c=C d=D t=T", "a=A m=M b=B c=C d=D t=T", nil},
		{"one adds in front, one orders", "m=M a=A b=B c=C d=D", "d=D c=C b=B a=A", "m=M d=D c=C b=B a=A", nil},
		{"one takes away, one writes another", "a=A c=C d=D", "a=A b=B c=Y d=D", "a=A c=Y d=D", nil},
		{"one retires, one writes another", "a=A† b=B c=C d=D", "a=A b=Y c=C d=D", "a=A† b=Y c=C d=D", nil},
		{"one retires, one writes the same", "a=A† b=B c=C d=D", "a=Y b=B c=C d=D", "a=Y† b=B c=C d=D", nil},
		{"both take away", "a=A b=B", "a=A c=C", "a=A", nil},
		{"both order alike", "d=D a=A b=B c=C", "d=D a=A b=B c=C", "d=D a=A b=B c=C", nil},
		{"one label twice", "a=X b=B c=C d=D", "a=Y b=B c=C d=D", "a=X b=B c=C d=D", []string{"choices[a].label.fr"}},
		{"two orders", "b=B a=A c=C d=D", "a=A b=B d=D c=C", "b=B a=A c=C d=D", []string{"choices[]"}},
		{"I take away what they write", "a=A c=C d=D", "a=A b=Y c=C d=D", "a=A c=C d=D", []string{"choices[b]"}},
		{"they take away what I write", "a=A b=X c=C d=D", "a=A c=C d=D", "a=A b=X c=C d=D", []string{"choices[b]"}},
		{"both add one name", "a=A b=B c=C d=D n=X", "a=A b=B c=C d=D n=Y", "a=A b=B c=C d=D n=X", []string{"choices[n].label.fr"}},
		{"a name twice is a list compared whole", "a=A a=B c=C", "a=A b=B c=Y d=D", "a=A a=B c=C", []string{"choices"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			marks, err := compose.Marks(list(base))
			if err != nil {
				t.Fatal(err)
			}
			got, clashes, err := compose.Merge(marks, list(test.mine), list(test.theirs))
			if err != nil || got.String() != test.want || !slices.Equal(clashes, test.clashes) {
				t.Errorf("got %s %v %v\nwant %s %v", got, clashes, err, test.want, test.clashes)
			}
		})
	}
}

func TestKeysOfThings(t *testing.T) {
	for key, want := range map[string]compose.Key{
		"relevant": {Column: "relevant"}, "label.pt-BR": {Column: "label", Member: "pt-BR"}, "choices[]": {Column: "choices", Order: true},
		"choices[a]": {Column: "choices", Thing: "a"}, "choices[a.b%5D%3D].label.fr": {Column: "choices", Thing: "a.b]=", Property: "label", Member: "fr"},
	} {
		if got := compose.ReadKey(key); got != want {
			t.Errorf("%s is %+v", key, got)
		}
	}
	l := list("a.b]==X c=C")
	l.Choices[0].Name = "a.b]="
	if got := compose.Property(l, "choices[a.b%5D%3D].label.en"); got != `"a.b]"` {
		t.Errorf("got %s", got)
	}
}

// Whatever two people do to a list, each thing of the outcome is as one of them has it, or the clash is told; who then takes
// theirs wherever it clashed has theirs there and no clash left, and what was joined joins again with nothing new.
func TestNoChoiceIsLostInSilence(t *testing.T) {
	names := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d.e", "f g"}), 0, 5, rapid.ID[string])
	drawn := func(t *rapid.T, who string) listed {
		var l listed
		for _, name := range names.Draw(t, who) {
			l.Choices = append(l.Choices, survey.Choice{Name: name, Label: survey.Text{"fr": rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, who+name), "en": "x"}})
		}
		return l
	}
	by := func(l listed) map[string]string {
		found := map[string]string{}
		for _, c := range l.Choices {
			found[c.Name] = c.Label["fr"]
		}
		return found
	}
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := drawn(t, "base"), drawn(t, "mine"), drawn(t, "theirs")
		marks, err := compose.Marks(base)
		if err != nil {
			t.Fatal(err)
		}
		got, clashes, err := compose.Merge(marks, mine, theirs)
		if err != nil {
			t.Fatal(err)
		}
		was, own, other, now := by(base), by(mine), by(theirs), by(got)
		all := maps.Clone(was)
		maps.Copy(all, own)
		maps.Copy(all, other)
		for name := range all {
			clash := slices.ContainsFunc(clashes, func(key string) bool { return compose.ReadKey(key).Thing == name })
			want := own[name]
			if own[name] == was[name] {
				want = other[name]
			}
			if differ := own[name] != was[name] && other[name] != was[name] && own[name] != other[name]; differ != clash {
				t.Fatalf("%s: base %q, mine %q, theirs %q: clashes %v", name, was[name], own[name], other[name], clashes)
			}
			if clash {
				want = own[name]
			}
			if now[name] != want {
				t.Fatalf("%s: base %q, mine %q, theirs %q gave %q", name, was[name], own[name], other[name], now[name])
			}
		}
		after, err := compose.Marks(theirs) // what the page that shows both carries
		if err != nil {
			t.Fatal(err)
		}
		taken, err := compose.Take(got, theirs, clashes)
		if err != nil {
			t.Fatal(err)
		}
		settled, left, err := compose.Merge(after, taken, theirs)
		if err != nil || len(left) > 0 {
			t.Fatalf("after taking %v: %v %v", clashes, left, err)
		}
		for _, key := range clashes {
			if k := compose.ReadKey(key); k.Thing != "" && by(settled)[k.Thing] != other[k.Thing] {
				t.Fatalf("taking %s gave %q, theirs is %q", key, by(settled)[k.Thing], other[k.Thing])
			}
		}
		again, left, err := compose.Merge(after, got, theirs)
		if err != nil || len(left) > 0 || len(got.Choices) > 0 && !reflect.DeepEqual(again, got) {
			t.Fatalf("joined %s, again %s %v %v", got, again, left, err)
		}
	})
}
