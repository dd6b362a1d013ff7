package editor

import (
	"net/http"
	"slices"
	"sync"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey/author/edit"
	"sonde/survey/questionnaire"
)

// remark is what there is to say of something that came from outside, on the page that follows: of a file, or of
// questions asked before that were not taken over whole.
type remark struct {
	person, name string // whom it is for, and the questionnaire
	messages     questionnaire.Messages
	left         []edit.Left
}

// remarks remembers the last ones, one for each person and questionnaire, so that a page which says them can be loaded
// again without doing again what they are about.
type remarks struct {
	sync.Mutex
	kept []remark
}

// maxRemarks is how many are remembered.
const maxRemarks = 100

func (all *remarks) keep(one remark) {
	all.Lock()
	defer all.Unlock()
	all.kept = slices.DeleteFunc(all.kept, func(old remark) bool { return old.person == one.person && old.name == one.name })
	if len(all.kept) >= maxRemarks {
		all.kept = slices.Delete(all.kept, 0, 1)
	}
	all.kept = append(all.kept, one)
}

// of gives the remark for a person on a questionnaire; false when none is remembered any more.
func (all *remarks) of(person, name string) (remark, bool) {
	all.Lock()
	defer all.Unlock()
	i := slices.IndexFunc(all.kept, func(one remark) bool { return one.person == person && one.name == name })
	if i < 0 {
		return remark{}, false
	}
	return all.kept[i], true
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
	if said, ok := p.remarks.of(r.User.ID, w.Questionnaire.Name); ok {
		view := fileView(r, said.messages)
		page.Brought = &view
	}
	return r.Page(http.StatusOK, "editor/brought", page)
}

// toBrought leads to that page.
func (p *Pages) toBrought(r *server.Request, name string, messages questionnaire.Messages) error {
	p.remarks.keep(remark{person: r.User.ID, name: name, messages: messages})
	return r.SeeOther(staff.OfQuestionnaire(r, name, "/brought"))
}
