// Package picture takes the images that questionnaires show: what is a picture at all, how large it may be, and which of
// an uploaded folder a questionnaire has a use for.
package picture

import (
	"bytes"
	"image"
	// The kinds that every browser shows and the standard library can read.
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"

	"sonde/survey"
)

// What one image and all images of a questionnaire may measure: phones load them over a workshop's wifi.
const (
	MaxBytes  = 512 << 10
	MaxPixels = 2_000 // a side
	MaxTotal  = 16 << 20
)

// The codes of refusals, with their Args; words under "error." + code.
const (
	codeUnreadable = "IMG_001" // Name
	codeTooLarge   = "IMG_002" // Name, Limit: kB, Pixels
	codeTooMany    = "IMG_003" // Name, Limit: MB
	codeShown      = "IMG_004" // Name, Version: a published version shows another picture under the name
)

// Read takes a PNG, JPEG or GIF by its content, whatever its name says: Invalid IMG_001 for anything else or a broken
// picture, IMG_002 for one that is too large.
func Read(name string, raw []byte) (survey.Image, error) {
	tooLarge := survey.Fail(survey.Invalid, codeTooLarge, survey.Args{"Name": name, "Limit": MaxBytes >> 10, "Pixels": MaxPixels})
	if len(raw) > MaxBytes {
		return survey.Image{}, tooLarge
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return survey.Image{}, unreadable(name, err)
	}
	if config.Width > MaxPixels || config.Height > MaxPixels {
		return survey.Image{}, tooLarge
	}
	if _, _, err := image.Decode(bytes.NewReader(raw)); err != nil {
		return survey.Image{}, unreadable(name, err)
	}
	return survey.Image{Name: name, Type: "image/" + kind, Bytes: raw}, nil
}

func unreadable(name string, cause error) error {
	return &survey.Error{Kind: survey.Invalid, Code: codeUnreadable, Args: survey.Args{"Name": name}, Err: cause}
}
