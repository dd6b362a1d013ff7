package editor

import (
	"net/http"
	"slices"
	"sync"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey/questionnaire"
)

// remarks remembers what there was last to say of something that came from outside, one remark for each person and
// questionnaire, so that a page which says it can be loaded again without doing again what it is about.
type remarks[T any] struct {
	sync.Mutex
	kept []remark[T]
}

// remark is what is said to a person of a questionnaire.
type remark[T any] struct {
	person, name string
	said         T
}

// maxRemarks is how many are remembered.
const maxRemarks = 100

func (all *remarks[T]) keep(person, name string, said T) {
	all.Lock()
	defer all.Unlock()
	all.kept = slices.DeleteFunc(all.kept, func(old remark[T]) bool { return old.person == person && old.name == name })
	if len(all.kept) >= maxRemarks {
		all.kept = slices.Delete(all.kept, 0, 1)
	}
	all.kept = append(all.kept, remark[T]{person, name, said})
}

// of gives what was said to a person of a questionnaire; false when it is remembered no more.
func (all *remarks[T]) of(person, name string) (said T, ok bool) {
	all.Lock()
	defer all.Unlock()
	for _, one := range all.kept {
		if one.person == person && one.name == name {
			return one.said, true
		}
	}
	return said, false
}

// BroughtPage says what became of a file that was brought in.
type BroughtPage struct {
	staff.Frame
	Outline string
	Check   string
	Brought *FileView // nil when it is remembered no more
}

// brought shows what there is to say of the file that this person brought in last.
func (p *Pages) brought(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	page := BroughtPage{Frame: w.frame("manage.editor.files.brought", "/files", nil), Outline: w.at(""), Check: w.at("/check")}
	if said, ok := p.fromFile.of(r.User.ID, w.Questionnaire.Name); ok {
		view := fileView(r, said)
		page.Brought = &view
	}
	return r.Page(http.StatusOK, "editor/brought", page)
}

// toBrought leads to that page.
func (p *Pages) toBrought(r *server.Request, name string, messages questionnaire.Messages) error {
	p.fromFile.keep(r.User.ID, name, messages)
	return r.SeeOther(staff.OfQuestionnaire(r, name, "/brought"))
}
