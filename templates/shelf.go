package templates

import (
	"html/template"
	"io/fs"
	"path"
	"sync"
)

// layoutArea is the folder of what every page shares.
const layoutArea = "layout"

// borrowed names the folders whose parts an area uses too: those of every page of the staff.
var borrowed = map[string][]string{"manage": {"staff"}, "editor": {"staff"}}

// shelf is the pages of one language that were asked for.
type shelf struct {
	layout *template.Template // with the parts from elsewhere; cloned, never executed
	ready  sync.Map           // page name to *template.Template

	mu    sync.Mutex
	areas map[string]*template.Template // the layout with the parts of an area; cloned, never executed
}

// page gives a page, parsed the first time.
func (s *shelf) page(name string) (*template.Template, error) {
	if parsed, found := s.ready.Load(name); found {
		return parsed.(*template.Template), nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if parsed, found := s.ready.Load(name); found {
		return parsed.(*template.Template), nil
	}
	area, err := s.area(path.Dir(name))
	if err != nil {
		return nil, err
	}
	parsed, err := area.Clone()
	if err != nil {
		return nil, err
	}
	if parsed, err = parsed.ParseFS(pages, name+".html"); err != nil {
		return nil, err
	}
	s.ready.Store(name, parsed)
	return parsed, nil
}

// area gives the layout with the parts that the pages of an area share.
func (s *shelf) area(name string) (*template.Template, error) {
	if area := s.areas[name]; area != nil {
		return area, nil
	}
	area, err := s.layout.Clone()
	if err != nil {
		return nil, err
	}
	for _, folder := range append(borrowed[name], name) {
		parts, err := fs.Glob(pages, folder+"/*/*.html")
		if err != nil {
			return nil, err
		}
		if len(parts) > 0 {
			if area, err = area.ParseFS(pages, parts...); err != nil {
				return nil, err
			}
		}
	}
	s.areas[name] = area
	return area, nil
}
