package rows

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Parsed is one row as a sheet, ready to be imported. Key is the 32 hexadecimal digits under which it counts once; Answers
// is canonical JSON.
type Parsed struct {
	Key        string
	Event      string
	Language   string
	Source     survey.Source
	ReceivedOn survey.Day
	Version    int
	Answers    []byte
	Skipped    []string
}

// Reader says how a file's rows become sheets.
type Reader struct {
	Instrument *questionnaire.Instrument
	Mapping    Mapping
	Survey     string              // slug, part of the keys: a file may be brought into several surveys
	Event      string              // for rows without one
	Events     map[string]bool     // the survey's events
	Today      survey.Day          // for rows without a day
	Normalise  func(string) string // as questionnaire.Entry
	Progress   func(rows int)      // told now and then; may be nil
}

// Summary counts what was read.
type Summary struct {
	Rows     int            `json:"rows"`
	Comments int            `json:"comments"`
	Breaches map[string]int `json:"breaches"` // rules of entry not kept, by problem code: counted, not refused
	Absent   []string       `json:"absent"`   // questions without a column: not asked
	Ignored  []string       `json:"ignored"`  // columns left out by the mapping, or that hold no answers
	// Incomplete counts the rows left out because their respondents never sent them.
	Incomplete int `json:"incomplete"`
}

// Read reads all rows or none: Invalid ROW_040 with all Problems inside, or what reading the file gave; Invalid ROW_041
// for a file without rows, ROW_042 for one without complete rows.
func (r Reader) Read(table Table) ([]Parsed, Summary, error) {
	summary := Summary{Breaches: map[string]int{}, Absent: []string{}, Ignored: []string{}}
	p, err := makePlan(table, r.Instrument, r.Mapping)
	if err != nil {
		return nil, summary, err
	}
	for i := range r.Instrument.Items {
		if item := &r.Instrument.Items[i]; item.Asks() && !p.present[item.Name()] {
			summary.Absent = append(summary.Absent, item.Name())
		}
	}
	for i, t := range p.targets {
		if p.faults.Count == 0 && t.Ignore && strings.TrimSpace(table.Header[i]) != "" {
			summary.Ignored = append(summary.Ignored, table.Header[i])
		}
	}
	var (
		sheets   []Parsed
		problems = p.faults
		seen     = map[string]int{}
	)
	for row, err := range table.Rows {
		if err != nil {
			return nil, summary, err
		}
		if p.mapping.Comment != "" && strings.HasPrefix(row.cell(0), p.mapping.Comment) {
			summary.Comments++
			continue
		}
		if !p.complete(row) {
			summary.Incomplete++
			continue
		}
		sheet := r.row(p, row, table.Sum, &summary, &problems)
		if first, twice := seen[sheet.Key]; twice {
			problems.add(Problem{Row: row.Number, Code: "ROW_050", Args: survey.Args{"First": first}})
		}
		seen[sheet.Key] = row.Number
		sheets = append(sheets, sheet)
		summary.Rows++
		if r.Progress != nil && summary.Rows%500 == 0 {
			r.Progress(summary.Rows)
		}
	}
	if err := problems.orNil(); err != nil {
		return nil, summary, err
	}
	switch {
	case len(sheets) == 0 && summary.Incomplete > 0:
		return nil, summary, survey.Fail(survey.Invalid, "ROW_042", survey.Args{"Count": summary.Incomplete})
	case len(sheets) == 0:
		return nil, summary, survey.Fail(survey.Invalid, "ROW_041", nil)
	}
	return sheets, summary, nil
}

var keyForm = regexp.MustCompile(`^[0-9a-f]{32}$`)

// row reads one row; what is wrong with it is added to problems.
func (r Reader) row(p *plan, row Row, sum [32]byte, summary *Summary, problems *Problems) Parsed {
	sheet := Parsed{Key: r.key(sum, row.Number), Event: r.Event, Language: r.Instrument.Questionnaire.DefaultLanguage, Source: survey.SourceImport,
		ReceivedOn: r.Today, Version: r.Instrument.Questionnaire.Version}
	if p.lime && p.number {
		sheet.Key = r.numberedKey(p, row)
	}
	raw := r.Instrument.NewRaw()
	filled := map[string]int{}
	if extra := len(row.Cells) - len(p.header); extra > 0 && !(Row{Cells: row.Cells[len(p.header):]}).blank() {
		problems.add(Problem{Row: row.Number, Code: "ROW_051"})
	}
	for i, t := range p.targets {
		text := row.cell(i)
		switch {
		case fold(text) == "" || p.lime && text == NotShown:
		case t.Ignore:
			if p.headless[i] {
				problems.add(p.at(row, i, "ROW_034", nil))
			}
		case t.Meta == "language" && p.lime:
			_ = r.meta(&sheet, t.Meta, strings.TrimSpace(text)) // in a language that is none of ours: the default one
		case t.Meta != "":
			if code := r.meta(&sheet, t.Meta, strings.TrimSpace(text)); code != "" {
				problems.add(p.at(row, i, code, survey.Args{"Value": short(text)}))
			}
		default:
			item, _ := r.Instrument.Item(t.Question)
			if p.lime {
				if text = p.fromLimeSurvey(item, t, text); text == "" {
					continue
				}
			}
			// The columns of a split question fill it together; a 0 fills nothing.
			if t.Choice != "" && blanks[fold(text)] {
				continue
			}
			if other, twice := filled[t.Question]; twice && !(t.partial() && p.targets[other].partial()) {
				problems.add(p.at(row, i, "ROW_052", survey.Args{"Other": p.header[other]}))
				continue
			}
			filled[t.Question] = i
			if code, value := p.fill(raw, item, t, text); code != "" {
				problems.add(p.at(row, i, code, survey.Args{"Value": short(value), "Question": t.Question}))
			}
		}
	}
	checked := r.Instrument.Validate(raw, questionnaire.Entry{Mode: questionnaire.Import, Today: sheet.ReceivedOn, Seed: sheet.Key, Normalise: r.Normalise, Present: p.seen(row)})
	for _, problem := range checked.Problems {
		column := filled[problem.Path()[0]]
		problems.add(p.at(row, column, "ROW_053", survey.Args{"Problem": problem, "Question": problem.Question}))
	}
	for _, breach := range checked.Breaches {
		summary.Breaches[breach.Code]++
	}
	sheet.Answers, sheet.Skipped = r.Instrument.Canonical(checked.Answers), checked.Skipped
	return sheet
}

// meta sets one of the sheet's own properties; it gives the code of what is wrong, or "".
func (r Reader) meta(sheet *Parsed, meta, text string) string {
	switch meta {
	case "key":
		if sheet.Key = text; !keyForm.MatchString(text) {
			sum := sha256.Sum256([]byte("sonde import " + r.Survey + "\n" + text))
			sheet.Key = hex.EncodeToString(sum[:16])
		}
	case "event":
		if sheet.Event = text; !r.Events[text] {
			return "ROW_060"
		}
	case "language":
		languages := r.Instrument.Questionnaire.Languages
		at := slices.IndexFunc(languages, func(code string) bool { return strings.EqualFold(code, text) })
		if at < 0 {
			return "ROW_061"
		}
		sheet.Language = languages[at]
	case "received_on":
		day, ok := dayOf(text)
		if sheet.ReceivedOn = day; !ok {
			return "ROW_062"
		}
	case "submitted":
		if day, ok := dayOf(text); ok && day != undated {
			sheet.ReceivedOn = day
		} else if !ok {
			return "ROW_062"
		}
	case "version":
		// The rows are read against the survey's present version; the number must at least be one that exists.
		if version, err := strconv.Atoi(text); err != nil || version < 1 || version > r.Instrument.Questionnaire.Version {
			return "ROW_063"
		}
	case "source":
		// Simulated stays simulated wherever it goes; everything else that comes from a file is an import.
		if text == string(survey.SourceSimulated) {
			sheet.Source = survey.SourceSimulated
		}
	}
	return ""
}

// key makes the key of a row without one, so that the same file twice adds nothing to a survey.
func (r Reader) key(sum [32]byte, row int) string {
	hashed := sha256.Sum256(append(binary.BigEndian.AppendUint64(sum[:], uint64(row)), r.Survey...))
	return hex.EncodeToString(hashed[:16])
}

// numberedKey makes the key of a row of LimeSurvey, which has a number there: of all that it holds, so that a later file of
// the same survey adds only what is new, and another survey's row of the same number is another one.
func (r Reader) numberedKey(p *plan, row Row) string {
	hashed := sha256.New()
	for _, cell := range append(append([]string{"sonde limesurvey", r.Survey}, p.header...), row.Cells...) {
		hashed.Write(binary.BigEndian.AppendUint64(nil, uint64(len(cell))))
		hashed.Write([]byte(cell))
	}
	return hex.EncodeToString(hashed.Sum(nil)[:16])
}

// short cuts a cell for a message.
func short(text string) string {
	text = strings.TrimSpace(text)
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}
