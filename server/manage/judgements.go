package manage

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"sonde/reports"
	"sonde/reports/needs"
	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// JudgementsPage lets coordinators say how trainable and how covered each need is.
type JudgementsPage struct {
	staff.Frame
	Action string
	Back   string
	Groups []JudgementGroup
}

// JudgementGroup is the needs of one kind.
type JudgementGroup struct {
	Title string
	Needs []NeedLine
}

// NeedLine is one need with its two settings.
type NeedLine struct {
	ID      string
	Label   string
	Aspects []AspectLine
}

// AspectLine is one setting: what counts now, who said so, and the form that changes it.
type AspectLine struct {
	Concept   string
	Aspect    string
	Label     string // key
	Value     string // "" when nobody said
	Confirmed bool
	Reason    string
	By        string
	On        survey.Day
	Choices   []staff.Choice
	Problem   string
}

// judged are the values that a setting may have.
var judged = []float64{0, 0.5, 1}

// degrees end the keys of their words.
var degrees = map[float64]string{0: "no", 0.5: "half", 1: "full"}

// typedJudgement is what was typed, to show it again beside what is wrong.
type typedJudgement struct{ concept, aspect, value, reason string }

func (p *Pages) judgementsPage(r *server.Request, status int, form *staff.Form, typed typedJudgement) error {
	result, err := reports.Needs(r.Ctx(), p.source(), reports.Request{Survey: r.Survey.Slug, Language: r.Language, Audience: reports.ForCoordinator})
	if err != nil {
		return err
	}
	known, err := p.Names(r)
	if err != nil {
		return err
	}
	page := JudgementsPage{Frame: p.Frame(r, "manage.judgements.title", "/priorities", form), Action: staff.OfSurvey(r, "/judgements"), Back: staff.OfSurvey(r, "/priorities")}
	seen := map[string]bool{}
	for _, group := range result.Groups {
		shown := JudgementGroup{Title: r.Say("needs.group."+group.Kind, survey.Args{"Community": p.Title(r, group.CommunityLabel)})}
		for _, need := range group.Needs {
			if seen[need.Concept] {
				continue
			}
			seen[need.Concept] = true
			line := NeedLine{ID: "need-" + strconv.Itoa(len(seen)), Label: p.Title(r, need.Label), Aspects: []AspectLine{
				p.aspect(r, need.Concept, survey.AspectTrainable, need.Trainable, known),
				p.aspect(r, need.Concept, survey.AspectCoverage, need.Coverage, known),
			}}
			for i := range line.Aspects {
				if a := &line.Aspects[i]; form != nil && a.Concept == typed.concept && a.Aspect == typed.aspect {
					a.Value, a.Reason, a.Problem = typed.value, typed.reason, form.Problems[0].Message
				}
			}
			shown.Needs = append(shown.Needs, line)
		}
		if len(shown.Needs) > 0 {
			page.Groups = append(page.Groups, shown)
		}
	}
	return r.Page(status, "manage/judgements", page)
}

// aspect words one setting.
func (p *Pages) aspect(r *server.Request, concept string, aspect survey.Aspect, s needs.Setting, known staff.Names) AspectLine {
	line := AspectLine{Concept: concept, Aspect: string(aspect), Label: "manage.judgements." + string(aspect), Confirmed: s.Confirmed, Reason: s.Reason, On: s.On}
	if s.By != "" {
		line.By = known.Of(r, s.By)
	}
	if line.Reason == "" {
		line.Reason = p.Title(r, s.ProposedReason)
	}
	if s.Value == nil {
		line.Choices = append(line.Choices, staff.Choice{Value: "", Label: r.Say("manage.judgements.unsaid", nil)})
	} else {
		line.Value = strconv.FormatFloat(*s.Value, 'f', -1, 64)
	}
	for _, value := range judged {
		text := strconv.FormatFloat(value, 'f', -1, 64)
		line.Choices = append(line.Choices, staff.Choice{Value: text, Label: r.Say("manage.judgements."+string(aspect)+"_"+degrees[value], nil)})
	}
	return line
}

func (p *Pages) judgements(r *server.Request) error {
	return p.judgementsPage(r, http.StatusOK, nil, typedJudgement{})
}

// judge keeps a coordinator's judgement; the ones before stay as history.
func (p *Pages) judge(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	typed := typedJudgement{form.Line("concept"), form.Line("aspect"), form.Line("value"), form.Line("reason")}
	library, err := p.Store.Library(r.Ctx())
	if err != nil {
		return err
	}
	value, err := strconv.ParseFloat(typed.value, 64)
	aspect := survey.Aspect(typed.aspect)
	knownConcept := slices.ContainsFunc(library.Concepts, func(c survey.Concept) bool { return c.Code == typed.concept })
	switch {
	case !knownConcept || aspect != survey.AspectTrainable && aspect != survey.AspectCoverage:
		form.Wrong("", r.Say("manage.wrong.choose", nil))
	case err != nil || !slices.Contains(judged, value):
		form.Wrong("", r.Say("manage.wrong.choose", nil))
	default:
		form.Fits(r, "", typed.reason, true, maxReason)
	}
	if len(form.Problems) > 0 {
		return p.judgementsPage(r, http.StatusUnprocessableEntity, form, typed)
	}
	err = p.Store.SaveJudgement(r.Ctx(), survey.Judgement{Survey: r.Survey.Slug, Concept: typed.concept, Aspect: aspect, Value: value, Reason: typed.reason,
		By: r.User.ID, At: p.Now().Truncate(time.Second)})
	if err != nil {
		return err
	}
	if err := p.Record(r, "judge", r.Survey.Slug, typed.concept, typed.aspect+" "+typed.value); err != nil {
		return err
	}
	return staff.Next(r, staff.OfSurvey(r, "/judgements"), "judged")
}
