package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"sonde/survey"
)

// Merged tells what a merge did: responses Added, those There already or erased here, those of a Trial, which are left
// out, and those of this database that had been withdrawn or deleted in the other: Erased. Clashed are the public ids of
// those There with other content; the later content stayed.
type Merged struct {
	Added   int
	There   int
	Trial   int
	Erased  int
	Clashed []string
}

// codeOtherQuestionnaire is for two databases that ask different things under one name; Slug names the survey.
const codeOtherQuestionnaire = "MRG_001"

// coming are the surveys that have responses to bring over, from the attached database other.
const coming = "(SELECT survey FROM other.responses WHERE source <> 'trial')"

// mergeSteps bring over what this database lacks beside responses: the versions that they were shown, the images of these,
// their events, and what was erased.
var mergeSteps = []string{
	`INSERT INTO versions SELECT * FROM other.versions AS v WHERE EXISTS (SELECT 1 FROM other.surveys AS s
		JOIN other.responses AS r ON r.survey = s.slug WHERE s.questionnaire = v.name AND r.version = v.version AND r.source <> 'trial') ON CONFLICT DO NOTHING`,
	`INSERT INTO images SELECT * FROM other.images WHERE questionnaire IN (SELECT questionnaire FROM other.surveys WHERE slug IN ` + coming + `) ON CONFLICT DO NOTHING`,
	"INSERT INTO events SELECT * FROM other.events WHERE survey IN " + coming + " ON CONFLICT DO NOTHING",
	"INSERT INTO erased SELECT key, kind FROM other.erased WHERE true ON CONFLICT DO NOTHING",
}

// mergeResponses brings responses over. They keep their event, day and exclusion, and those simulated stay so; the order of
// arrival is lost.
const mergeResponses = "INSERT INTO responses (key, survey, event, version, language, source, received_on, late, excluded, skipped, answers) " +
	"SELECT key, survey, event, version, language, iif(source = 'simulated', source, 'merge'), received_on, late, excluded, skipped, answers " +
	"FROM other.responses WHERE source <> 'trial' ORDER BY key ON CONFLICT DO NOTHING"

// mergeRefusals are queries that name what stands in the way, with the error each makes.
var mergeRefusals = []struct {
	query string
	fail  func(name string) error
}{
	{"SELECT survey FROM other.responses WHERE survey IN " + coming + " AND survey NOT IN (SELECT slug FROM surveys) LIMIT 1", noSurvey},
	{`SELECT theirs.slug FROM other.surveys AS theirs JOIN surveys AS ours USING (slug) WHERE theirs.slug IN ` + coming + ` AND
		(theirs.questionnaire <> ours.questionnaire OR EXISTS (SELECT 1 FROM other.versions AS v JOIN versions AS w USING (name, version)
			WHERE v.name = theirs.questionnaire AND v.body <> w.body)) LIMIT 1`, func(slug string) error {
		return survey.Fail(survey.Conflict, codeOtherQuestionnaire, survey.Args{"Slug": slug})
	}},
	{"SELECT code FROM other.events AS theirs JOIN events AS ours USING (code) WHERE theirs.survey IN " + coming +
		" AND theirs.survey <> ours.survey LIMIT 1", func(code string) error {
		return survey.Fail(survey.Conflict, codeTakenEvent, survey.Args{"Event": code})
	}},
}

// Merge brings the responses, events and erasures of the Sonde database in file into the one at path, all or nothing; a
// response that is there already counts once. Errors: NotFound SUR_002 for a survey that this database lacks, Conflict
// MRG_001 when a survey asks something else here, EVT_001 when an event's code is another survey's, those of OpenReadOnly
// for either.
func Merge(ctx context.Context, path, file string) (Merged, error) {
	for _, database := range []string{path, file} {
		if err := upToDate(ctx, database); err != nil {
			return Merged{}, err
		}
	}
	db, err := openWriter(path)
	if err != nil {
		return Merged{}, failure(err)
	}
	defer func() { _ = db.Close() }()
	other, err := uri(file)
	if err != nil {
		return Merged{}, failure(err)
	}
	conn, err := connect(ctx, db, turn(path+turnSuffix))
	if err != nil {
		return Merged{}, failure(err)
	}
	merged, err := conn.mergeAttached(ctx, other+"?mode=ro")
	if err != nil {
		conn.abandon()
		return Merged{}, failure(err)
	}
	return merged, failure(conn.close())
}

// mergeAttached runs the steps in one transaction.
func (c *connection) mergeAttached(ctx context.Context, other string) (Merged, error) {
	if _, err := c.ExecContext(ctx, "ATTACH ? AS other", other); err != nil {
		return Merged{}, err
	}
	if err := c.begin(ctx); err != nil {
		return Merged{}, err
	}
	merged, err := c.merge(ctx)
	if err != nil {
		return Merged{}, err
	}
	return merged, c.commit(ctx)
}

// merge runs the steps in a transaction that is open.
func (c *connection) merge(ctx context.Context) (m Merged, err error) {
	for _, refusal := range mergeRefusals {
		var name string
		err := c.QueryRowContext(ctx, refusal.query).Scan(&name)
		if err == nil {
			return m, refusal.fail(name)
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return m, err
		}
	}
	var here, left, theirs int
	if err := c.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM responses), count(*), count(*) FILTER (WHERE source = 'trial') FROM other.responses").
		Scan(&here, &theirs, &m.Trial); err != nil {
		return m, err
	}
	for _, step := range mergeSteps {
		if _, err := c.ExecContext(ctx, step); err != nil {
			return m, err
		}
	}
	if err := c.QueryRowContext(ctx, "SELECT count(*) FROM responses").Scan(&left); err != nil {
		return m, err
	}
	if m.Clashed, err = c.settle(ctx); err != nil {
		return m, err
	}
	result, err := c.ExecContext(ctx, mergeResponses)
	if err != nil {
		return m, err
	}
	added, err := result.RowsAffected()
	m.Added, m.Erased, m.There = int(added), here-left, theirs-m.Trial-int(added)
	return m, err
}
