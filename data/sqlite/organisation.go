package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"sonde/survey"
)

// SaveOrganisation stores the one organisation.
func (d *Database) SaveOrganisation(ctx context.Context, o survey.Organisation) error {
	name, err := asJSON(o.Name)
	if err != nil {
		return failure(err)
	}
	logo := o.Logo
	if logo == nil {
		logo = []byte{}
	}
	return d.execute(ctx, "INSERT INTO organisation (id, name, contact, logo, logo_type) VALUES (1, ?, ?, ?, ?) "+
		"ON CONFLICT (id) DO UPDATE SET name = excluded.name, contact = excluded.contact, logo = excluded.logo, logo_type = excluded.logo_type",
		name, o.Contact, logo, o.LogoType)
}

// Organisation gives the zero value when none was saved.
func (d *Database) Organisation(ctx context.Context) (survey.Organisation, error) {
	var o survey.Organisation
	err := d.readers.QueryRowContext(ctx, "SELECT name, contact, logo, logo_type FROM organisation").
		Scan(jsonColumn{&o.Name}, &o.Contact, &o.Logo, &o.LogoType)
	if errors.Is(err, sql.ErrNoRows) {
		return survey.Organisation{}, nil
	}
	return o, d.note(err)
}
