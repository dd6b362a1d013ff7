package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"iter"
	"strconv"
	"strings"

	"sonde/survey"
)

// idBytes is how much of the key's hash makes the public id: two responses among ten million share one with a
// probability of 4e-11.
const idBytes = 10

// walkRows is how many responses or changes a walk reads at once.
const walkRows = 512

// responseColumns are read by responseReader. What many sheets have alike comes as one text, which is taken apart once:
// each column read costs as much as the row itself.
const responseColumns = "r.key, concat_ws(char(31), r.survey, r.version, ifnull(r.event, ''), r.language, r.source, r.received_on, " +
	"r.late, r.skipped, r.excluded), r.answers"

// likeness is what many sheets have alike, all but answers.
type likeness struct {
	sheet    survey.Sheet
	excluded string
}

// largestLikenesses bounds the memory of a walk over sheets that have little alike.
const largestLikenesses = 4096

// responseReader turns rows into responses. Responses that it gives share the slice Skipped.
type responseReader struct {
	key, alike, answers sql.RawBytes
	targets             []any
	known               map[string]likeness
}

// readResponses reads rows of responseColumns; the columns before them go into first.
func readResponses(first ...any) *responseReader {
	r := &responseReader{known: map[string]likeness{}}
	r.targets = append(first, &r.key, &r.alike, &r.answers)
	return r
}

func (r *responseReader) scan(rows *sql.Rows) (survey.Response, error) {
	if err := rows.Scan(r.targets...); err != nil {
		return survey.Response{}, err
	}
	if r.key == nil {
		return survey.Response{}, nil // the row of a change whose response is gone
	}
	like, known := r.known[string(r.alike)]
	if !known {
		like = takeApart(string(r.alike))
		if len(r.known) >= largestLikenesses {
			clear(r.known)
		}
		r.known[string(r.alike)] = like
	}
	response := survey.Response{ID: hex.EncodeToString(r.key[:idBytes]), Sheet: like.sheet, Excluded: like.excluded}
	response.Answers = bytes.Clone(r.answers)
	return response, nil
}

func takeApart(alike string) likeness {
	part := strings.SplitN(alike, "\x1f", 9)
	version, _ := strconv.Atoi(part[1])
	return likeness{
		sheet: survey.Sheet{
			Survey: part[0], Version: version, Event: part[2], Language: part[3], Source: survey.Source(part[4]),
			ReceivedOn: survey.Day(part[5]), Late: part[6] == "1", Skipped: strings.Fields(part[7]),
		},
		excluded: part[8],
	}
}

// ByReceipt finds a response; NotFound, Gone when withdrawn.
func (d *Database) ByReceipt(ctx context.Context, receipt survey.Hash) (survey.Response, error) {
	response, err := d.one(ctx, "r.key = ?", receipt[:])
	if !survey.IsKind(err, survey.NotFound) {
		return response, err
	}
	return response, d.note(absent(ctx, d.readers, receipt))
}

// Response finds one of a survey; NotFound.
func (d *Database) Response(ctx context.Context, slug, id string) (survey.Response, error) {
	from, to, err := keysOf(id)
	if err != nil {
		return survey.Response{}, err
	}
	return d.one(ctx, "r.survey = ? AND r.key BETWEEN ? AND ?", slug, from, to)
}

func (d *Database) one(ctx context.Context, condition string, arguments ...any) (survey.Response, error) {
	rows, err := d.readers.QueryContext(ctx, "SELECT "+responseColumns+" FROM responses AS r WHERE "+condition, arguments...)
	if err != nil {
		return survey.Response{}, d.note(err)
	}
	defer func() { _ = rows.Close() }()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return survey.Response{}, d.note(err)
		}
		return survey.Response{}, noResponse()
	}
	response, err := readResponses().scan(rows)
	return response, d.note(err)
}

// keysOf gives the least and the greatest key that a public id stands for; NotFound when it is no id.
func keysOf(id string) (from, to []byte, err error) {
	start, err := hex.DecodeString(id)
	if err != nil || len(start) != idBytes {
		return nil, nil, noResponse()
	}
	rest := len(survey.Hash{}) - idBytes
	from = append(bytes.Clone(start), bytes.Repeat([]byte{0x00}, rest)...)
	to = append(bytes.Clone(start), bytes.Repeat([]byte{0xff}, rest)...)
	return from, to, nil
}

// Responses walks a survey's responses, excluded ones too, in id order.
func (d *Database) Responses(ctx context.Context, slug string) iter.Seq2[survey.Response, error] {
	return func(yield func(survey.Response, error) bool) {
		reader := readResponses()
		after := []byte{}
		for {
			piece, err := d.piece(ctx, reader, slug, &after)
			if err != nil {
				yield(survey.Response{}, err)
				return
			}
			for _, response := range piece {
				if !yield(response, nil) {
					return
				}
			}
			if len(piece) < walkRows {
				return
			}
		}
	}
}

// piece reads the next responses in key order and moves after to the last key.
func (d *Database) piece(ctx context.Context, reader *responseReader, slug string, after *[]byte) ([]survey.Response, error) {
	rows, err := d.readers.QueryContext(ctx, "SELECT "+responseColumns+" FROM responses AS r "+
		"WHERE r.key > ? AND r.survey = ? ORDER BY r.key LIMIT ?", *after, slug, walkRows)
	if err != nil {
		return nil, d.note(err)
	}
	defer func() { _ = rows.Close() }()
	piece := make([]survey.Response, 0, walkRows)
	for rows.Next() {
		response, err := reader.scan(rows)
		if err != nil {
			return nil, d.note(err)
		}
		piece = append(piece, response)
		*after = append((*after)[:0], reader.key...)
	}
	return piece, d.note(errors.Join(rows.Err(), rows.Close()))
}

// Tally counts a survey's responses per event, day, source and state, without reading answers.
func (d *Database) Tally(ctx context.Context, slug string) ([]survey.TallyLine, error) {
	return list(ctx, d, func(row scanner) (survey.TallyLine, error) {
		var l survey.TallyLine
		err := row.Scan(&l.Event, &l.Day, &l.Language, &l.Source, &l.Late, &l.Excluded, &l.Count)
		return l, err
	}, "SELECT event, received_on, language, source, late, excluded, count FROM tally WHERE survey = ? AND count > 0", slug)
}
