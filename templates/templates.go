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
	"slices"
	"strings"

	"sonde/survey"
)

//go:embed */*.html */*/*.html
var pages embed.FS

// Set is all pages, in each language of the interface. A page is parsed when it is first asked for: there are many, and
// a server shows few of them.
type Set struct {
	words   survey.Words
	shelves map[string]*shelf // by language
	pages   []string
}

// Parse makes the set of all pages for every language of words. More adds parts that come from elsewhere, such as the
// figures of reports/page, to what all pages share.
func Parse(words survey.Words, more ...func(*template.Template) (*template.Template, error)) (*Set, error) {
	files, err := fs.Glob(pages, "*/*.html")
	if err != nil {
		return nil, err
	}
	set := &Set{words: words, shelves: map[string]*shelf{}}
	for _, file := range files {
		if path.Dir(file) != layoutArea {
			set.pages = append(set.pages, strings.TrimSuffix(file, ".html"))
		}
	}
	for _, language := range words.Languages() {
		layout, err := template.New(layoutArea).Funcs(functions(words, language)).ParseFS(pages, layoutArea+"/*.html")
		for _, add := range more {
			if err == nil {
				layout, err = add(layout)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("templates in %s: %w", language, err)
		}
		set.shelves[language] = &shelf{layout: layout, areas: map[string]*template.Template{}}
	}
	return set, nil
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
	language = survey.NearestLanguage(s.words.Languages(), language)
	parsed, err := s.shelves[language].page(page)
	if err != nil {
		return nil, fmt.Errorf("page %q in %s: %w", page, language, err)
	}
	return parsed, nil
}

// Pages lists the names of all pages.
func (s *Set) Pages() []string { return slices.Clone(s.pages) }
