// Package templates holds the embedded pages, the layout that they share and the static files, and renders pages in
// the languages of the interface. A file layout/*.html is part of every page; AREA/PAGE.html is a page named
// "AREA/PAGE" that defines "title" and "main" (and, when it needs scripts or styles of its own, "head"); files in a
// folder below an area are parts shared by the pages of that area; those of staff/ by manage and editor.
package templates

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"

	"sonde/survey"
)

//go:embed */*.html */*/*.html
var pages embed.FS

// borrowed names the folders whose parts an area uses too: those of every page of the staff.
var borrowed = map[string][]string{"manage": {"staff"}, "editor": {"staff"}}

// Set is all pages, parsed once for each language of the interface.
type Set struct {
	words  survey.Words
	byLang map[string]map[string]*template.Template
}

// Parse reads every page for every language of words. More adds parts that come from elsewhere, such as the figures of
// reports/page, to what all pages share.
func Parse(words survey.Words, more ...func(*template.Template) (*template.Template, error)) (*Set, error) {
	set := &Set{words: words, byLang: map[string]map[string]*template.Template{}}
	for _, language := range words.Languages() {
		parsed, err := parseLanguage(words, language, more)
		if err != nil {
			return nil, fmt.Errorf("templates in %s: %w", language, err)
		}
		set.byLang[language] = parsed
	}
	return set, nil
}

func parseLanguage(words survey.Words, language string, more []func(*template.Template) (*template.Template, error)) (map[string]*template.Template, error) {
	layout, err := template.New("layout").Funcs(functions(words, language)).ParseFS(pages, "layout/*.html")
	if err != nil {
		return nil, err
	}
	for _, add := range more {
		if layout, err = add(layout); err != nil {
			return nil, err
		}
	}
	files, err := fs.Glob(pages, "*/*.html")
	if err != nil {
		return nil, err
	}
	parsed := map[string]*template.Template{}
	for _, file := range files {
		area := path.Dir(file)
		if area == "layout" {
			continue
		}
		page, err := layout.Clone()
		if err != nil {
			return nil, err
		}
		for _, folder := range append(borrowed[area], area) {
			if parts, _ := fs.Glob(pages, folder+"/*/*.html"); len(parts) > 0 {
				if page, err = page.ParseFS(pages, parts...); err != nil {
					return nil, err
				}
			}
		}
		if page, err = page.ParseFS(pages, file); err != nil {
			return nil, err
		}
		parsed[strings.TrimSuffix(file, ".html")] = page
	}
	return parsed, nil
}

// Render writes a page in the language of view.Layout. A failure may leave half a page in w: give it a buffer.
func (s *Set) Render(w io.Writer, page string, view View) error {
	t, err := s.Lookup(view.Layout.Language, page)
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, "base", view)
}

// Lookup gives the parsed page "AREA/PAGE", so that tests can check its "main" against the page's struct.
func (s *Set) Lookup(language, page string) (*template.Template, error) {
	t := s.byLang[survey.NearestLanguage(s.words.Languages(), language)][page]
	if t == nil {
		return nil, fmt.Errorf("no page %q in %s", page, language)
	}
	return t, nil
}

// Pages lists the names of all pages.
func (s *Set) Pages() []string {
	var names []string
	for name := range s.byLang[s.words.Languages()[0]] {
		names = append(names, name)
	}
	return names
}
