package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"strings"

	"sonde/survey"
)

// checkedAtOnce is the size of file, in bytes, up to which opening waits for quick_check.
const checkedAtOnce = 64 << 20

// lookOver runs quick_check: now on a small file, in the background on a large one. Damage found at once refuses the
// database; found later, it stops writes.
func (d *Database) lookOver() error {
	info, err := os.Stat(d.path)
	if err != nil {
		return survey.Wrap(survey.Unavailable, codeUnavailable, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	d.background = cancel
	if info.Size() <= checkedAtOnce {
		return d.quickCheck(ctx)
	}
	d.finished.Go(func() {
		if err := d.quickCheck(ctx); isDamage(err) {
			d.log.Error("the database is damaged: writes have stopped", "error", err)
		}
	})
	return nil
}

func (d *Database) quickCheck(ctx context.Context) error { return d.note(sound(ctx, d.readers)) }

// sound looks a database over; Unavailable STO_002 when it is damaged.
func sound(ctx context.Context, readers *sql.DB) error {
	found, err := lines(ctx, readers, "PRAGMA quick_check(10)")
	if err != nil {
		return failure(err)
	}
	return damage(found)
}

// damage makes an error of what a check found; one line "ok" is none.
func damage(found []string) error {
	if len(found) == 1 && found[0] == "ok" {
		return nil
	}
	return survey.Wrap(survey.Unavailable, codeDamaged, errors.New(strings.Join(found, "; ")))
}

// countsAgain are queries that give a line for each thing that does not add up.
var countsAgain = []string{
	`SELECT 'tally of ' || survey || ': ' || sum(counted) || ' counted, ' || sum(there) || ' there' FROM (
		SELECT survey, sum(count) AS counted, 0 AS there FROM tally GROUP BY survey
		UNION ALL SELECT survey, 0, count(*) FROM responses GROUP BY survey) GROUP BY survey HAVING sum(counted) <> sum(there)`,
	`SELECT 'response ' || lower(hex(substr(key, 1, 10))) || ': erased, yet there' FROM responses WHERE key IN (SELECT key FROM erased)`,
	`SELECT 'response ' || lower(hex(substr(key, 1, 10))) || ': answers are not JSON' FROM responses WHERE NOT json_valid(answers)`,
	`SELECT 'survey ' || slug || ': no version ' || version || ' of ' || questionnaire FROM surveys
		WHERE NOT EXISTS (SELECT 1 FROM versions AS v WHERE v.name = questionnaire AND v.version = surveys.version)`,
}

// Check looks the whole database over and gives what is wrong, a line each, nothing when it is sound.
func (d *Database) Check(ctx context.Context) ([]string, error) {
	wrong, err := lines(ctx, d.readers, "PRAGMA integrity_check")
	if err != nil {
		return nil, d.note(err)
	}
	if damage(wrong) == nil {
		wrong = nil
	} else {
		d.damaged.Store(true)
	}
	broken, err := brokenReferences(ctx, d.readers)
	if err != nil {
		return nil, d.note(err)
	}
	wrong = append(wrong, broken...)
	for _, query := range countsAgain {
		found, err := lines(ctx, d.readers, query)
		if err != nil {
			return nil, d.note(err)
		}
		wrong = append(wrong, found...)
	}
	return wrong, nil
}
