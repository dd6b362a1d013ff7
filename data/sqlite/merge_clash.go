package sqlite

import "context"

// clash is where both databases have a response of one key with other content. USING (key) names theirs and ours.
const clash = "theirs.source <> 'trial' AND ours.source <> 'trial' AND " +
	"(theirs.survey <> ours.survey OR ifnull(theirs.event, '') <> ifnull(ours.event, '') OR theirs.answers <> ours.answers)"

// clashes names the responses that clash, by their public ids.
const clashes = "SELECT lower(hex(substr(key, 1, 10))) FROM other.responses AS theirs JOIN main.responses AS ours USING (key) WHERE " + clash + " ORDER BY key"

// settling makes the same of two databases whichever is merged into the other: of two contents under one key the later
// one stays, since whoever holds the key may have replaced the first; what either left out of the figures is left out.
var settling = []string{
	`UPDATE main.responses AS ours SET event = theirs.event, version = theirs.version, language = theirs.language, received_on = theirs.received_on,
		late = theirs.late, skipped = theirs.skipped, answers = theirs.answers
		FROM other.responses AS theirs WHERE theirs.key = ours.key AND theirs.survey = ours.survey AND ` + clash + ` AND
		(theirs.received_on, theirs.answers, ifnull(theirs.event, '')) > (ours.received_on, ours.answers, ifnull(ours.event, ''))`,
	`UPDATE main.responses AS ours SET excluded = theirs.excluded FROM other.responses AS theirs
		WHERE theirs.key = ours.key AND theirs.survey = ours.survey AND theirs.source <> 'trial' AND theirs.excluded <> ''
		AND (ours.excluded = '' OR theirs.excluded < ours.excluded)`,
}

// settle brings responses that are in both databases to the same content, and names those that clashed.
func (c *connection) settle(ctx context.Context) ([]string, error) {
	clashed, err := lines(ctx, c, clashes)
	if err != nil {
		return clashed, err
	}
	for _, step := range settling {
		if _, err := c.ExecContext(ctx, step); err != nil {
			return clashed, err
		}
	}
	return clashed, nil
}
