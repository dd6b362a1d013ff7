package sqlite

import (
	"context"

	"sonde/survey"
)

// SaveImages keeps all images or none, each in the place of the one of its name.
func (d *Database) SaveImages(ctx context.Context, questionnaire string, images []survey.Image) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		for _, one := range images {
			_, err := tx.ExecContext(ctx, "INSERT INTO images (questionnaire, name, type, bytes) VALUES (?, ?, ?, ?) "+
				"ON CONFLICT (questionnaire, name) DO UPDATE SET type = excluded.type, bytes = excluded.bytes",
				questionnaire, one.Name, one.Type, one.Bytes)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Image gives one; NotFound IMG_010.
func (d *Database) Image(ctx context.Context, questionnaire, name string) (survey.Image, error) {
	return find(ctx, d, noImage(name), func(row scanner) (survey.Image, error) {
		one := survey.Image{Name: name}
		err := row.Scan(&one.Type, &one.Bytes)
		return one, err
	}, "SELECT type, bytes FROM images WHERE questionnaire = ? AND name = ?", questionnaire, name)
}

// Images lists those of a questionnaire by name.
func (d *Database) Images(ctx context.Context, questionnaire string) ([]survey.ImageInfo, error) {
	return list(ctx, d, func(row scanner) (survey.ImageInfo, error) {
		var info survey.ImageInfo
		err := row.Scan(&info.Name, &info.Type, &info.Size)
		return info, err
	}, "SELECT name, type, length(bytes) FROM images WHERE questionnaire = ? ORDER BY name", questionnaire)
}

// DeleteImage removes one; NotFound IMG_010.
func (d *Database) DeleteImage(ctx context.Context, questionnaire, name string) error {
	return d.executeFound(ctx, noImage(name), "DELETE FROM images WHERE questionnaire = ? AND name = ?", questionnaire, name)
}
