package templates

// View is what the layout is executed with: what all pages share, and the page's own struct.
type View struct {
	Layout Layout
	Page   any
}

// Layout is what all pages show around their content. The server fills it in.
type Layout struct {
	Language     string      // of the page; words that the interface lacks fall back
	Alternates   []Alternate // the same page in the other languages
	SwitchForm   string      // id of the form that the language switch submits, so that nothing typed is lost; "" for links
	Home         string      // path that the organisation's name leads to
	Organisation string
	Contact      string
	Trial        bool // a banner says that answers will be deleted
	Simulated    bool // a banner says that answers are simulated
	Staff        *Staff
	Version      string
}

// Alternate is the same page in another language.
type Alternate struct {
	Language string
	Name     string // the language's own name
	URL      string
}

// Staff is shown to people signed in.
type Staff struct {
	Name  string
	Admin bool
}
