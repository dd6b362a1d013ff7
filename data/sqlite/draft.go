package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"sonde/survey"
)

// The steps that the store itself takes.
const (
	stepStart   = "start"   // the version that a draft started from
	stepReplace = "replace" // a whole questionnaire took the draft's place
	stepDiscard = "discard"
)

// draftHead is where a draft stands, without its content; revision 0: there is no draft.
type draftHead struct {
	mark survey.Mark // From is the newest version when there is no draft
	back int64       // of its revision
}

func (tx *connection) draftHead(ctx context.Context, name string) (h draftHead, err error) {
	err = tx.QueryRowContext(ctx, "SELECT d.from_version, d.revision, ifnull(r.back, 0) FROM drafts AS d "+
		"LEFT JOIN revisions AS r USING (name, revision) WHERE d.name = ?", name).Scan(&h.mark.From, &h.mark.Revision, &h.back)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.QueryRowContext(ctx, "SELECT ifnull(max(version), 0) FROM versions WHERE name = ?", name).Scan(&h.mark.From)
	}
	return h, err
}

// at gives where a draft stands, and refuses when that is elsewhere than at the mark.
func (tx *connection) at(ctx context.Context, name string, mark survey.Mark) (draftHead, error) {
	h, err := tx.draftHead(ctx, name)
	if err == nil && h.mark != mark {
		err = survey.Fail(survey.Conflict, codeMoved, survey.Args{"Name": name})
	}
	return h, err
}

// Draft gives the draft of a name as it stands; NotFound QNR_001.
func (d *Database) Draft(ctx context.Context, name string) (survey.Draft, error) {
	return find(ctx, d, noQuestionnaire(name), func(row scanner) (survey.Draft, error) {
		var s survey.Draft
		err := row.Scan(jsonColumn{&s.Questionnaire}, &s.From, &s.Revision, &s.SavedBy, instant{&s.SavedAt},
			&s.Step.Code, &s.Step.Object, &s.Back, &s.Forward)
		return s, err
	}, `SELECT d.body, d.from_version, d.revision, d.saved_by, d.saved_at, ifnull(r.step, ''), ifnull(r.object, ''), ifnull(b.revision, 0), ifnull(f.revision, 0)
		FROM drafts AS d LEFT JOIN revisions AS r ON r.name = d.name AND r.revision = d.revision
		LEFT JOIN revisions AS b ON b.name = d.name AND b.revision = r.back
		LEFT JOIN revisions AS f ON f.name = d.name AND f.revision = r.forward
		WHERE d.name = ?`, name)
}

// KeepDraft keeps the next state of a draft; Conflict AUT_001 unless the draft stands at the saving's mark. The first
// saving on a version keeps that version as a revision too, to which undoing leads.
func (d *Database) KeepDraft(ctx context.Context, s survey.Saving) (survey.Draft, error) {
	err := d.change(ctx, func(ctx context.Context, tx *connection) error {
		h, err := tx.at(ctx, s.Questionnaire.Name, s.Mark)
		if err != nil {
			return err
		}
		return tx.keepDraft(ctx, h, s)
	})
	if err != nil {
		return survey.Draft{}, err
	}
	return d.Draft(ctx, s.Questionnaire.Name)
}

// SaveDraft makes q the draft of its name, replacing the draft there was, whatever its state.
func (d *Database) SaveDraft(ctx context.Context, q survey.Questionnaire, by string, at time.Time) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		h, err := tx.draftHead(ctx, q.Name)
		if err != nil {
			return err
		}
		return tx.keepDraft(ctx, h, survey.Saving{Questionnaire: q, Step: survey.Step{Code: stepReplace}, By: by, At: at})
	})
}

// keepDraft makes the next state of a draft that stands at h.
func (tx *connection) keepDraft(ctx context.Context, h draftHead, s survey.Saving) error {
	name := s.Questionnaire.Name
	s.Questionnaire.Version = 0 // a draft has none until it is published
	body, err := asJSON(s.Questionnaire)
	if err != nil {
		return err
	}
	if h.mark.Revision == 0 && h.mark.From > 0 {
		if h.mark.Revision, err = tx.keepStart(ctx, name, h.mark.From, s); err != nil {
			return err
		}
	}
	r := revision{name: name, body: body, step: s.Step, back: h.mark.Revision, by: s.By, at: s.At}
	if r.number, err = tx.nextRevision(ctx, name); err != nil {
		return err
	}
	switch {
	case s.Links != nil:
		r.back, r.forward = s.Links.Back, s.Links.Forward
	case s.Amends && h.back > 0:
		r.back = h.back
		if _, err = tx.ExecContext(ctx, "DELETE FROM revisions WHERE name = ? AND revision = ?", name, h.mark.Revision); err != nil {
			return err
		}
	}
	if err := tx.keep(ctx, r); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO drafts (name, body, from_version, revision, saved_by, saved_at) VALUES (?, ?, ?, ?, ?, ?) "+
		"ON CONFLICT (name) DO UPDATE SET body = excluded.body, revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at",
		name, body, h.mark.From, r.number, s.By, milliseconds(s.At))
	return err
}

// keepStart keeps the version that a draft starts from as its first revision, and gives its number.
func (tx *connection) keepStart(ctx context.Context, name string, version int, s survey.Saving) (int64, error) {
	r := revision{name: name, step: survey.Step{Code: stepStart}, by: s.By, at: s.At}
	var body string
	err := tx.QueryRowContext(ctx, "SELECT body FROM versions WHERE name = ? AND version = ?", name, version).Scan(&body)
	if err != nil {
		return 0, err
	}
	if r.body, err = numbered(body, 0); err != nil {
		return 0, err
	}
	if r.number, err = tx.nextRevision(ctx, name); err != nil {
		return 0, err
	}
	return r.number, tx.keep(ctx, r)
}

// DeleteDraft removes a questionnaire that was never published, with its revisions and images; Conflict AUT_006 when it has
// a version or a survey, AUT_001 unless the draft stands at the mark.
func (d *Database) DeleteDraft(ctx context.Context, name string, mark survey.Mark) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		h, err := tx.at(ctx, name, mark)
		if err != nil {
			return err
		}
		if h.mark.Revision == 0 && h.mark.From == 0 {
			return noQuestionnaire(name)
		}
		used := false
		err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM versions WHERE name = ?1) OR EXISTS (SELECT 1 FROM surveys WHERE questionnaire = ?1)", name).Scan(&used)
		if err != nil {
			return err
		}
		if used {
			return survey.Fail(survey.Conflict, codeUsed, survey.Args{"Name": name})
		}
		for _, statement := range []string{"DELETE FROM drafts WHERE name = ?", "DELETE FROM revisions WHERE name = ?", "DELETE FROM images WHERE questionnaire = ?"} {
			if _, err := tx.ExecContext(ctx, statement, name); err != nil {
				return err
			}
		}
		return nil
	})
}

// DiscardDraft removes the draft, whose revisions stay; Conflict AUT_001 unless it stands at the mark.
func (d *Database) DiscardDraft(ctx context.Context, name string, mark survey.Mark, by string, at time.Time) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		if _, err := tx.at(ctx, name, mark); err != nil {
			return err
		}
		var body string
		err := tx.QueryRowContext(ctx, "DELETE FROM drafts WHERE name = ? RETURNING body", name).Scan(&body)
		if errors.Is(err, sql.ErrNoRows) {
			return noQuestionnaire(name)
		}
		if err != nil {
			return err
		}
		r := revision{name: name, body: body, step: survey.Step{Code: stepDiscard}, by: by, at: at}
		if r.number, err = tx.nextRevision(ctx, name); err != nil {
			return err
		}
		return tx.keep(ctx, r)
	})
}
