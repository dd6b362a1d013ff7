package survey

import "context"

// Image is a picture that a questionnaire shows, kept under the file name that its Image texts give.
type Image struct {
	Name  string
	Type  string // media type
	Bytes []byte
}

// ImageInfo is a line of the list of a questionnaire's images.
type ImageInfo struct {
	Name string
	Type string
	Size int // bytes
}

// ImageStore keeps the images of questionnaires, all versions of one together.
type ImageStore interface {
	// SaveImages keeps all images or none, each in the place of the one of its name.
	SaveImages(ctx context.Context, questionnaire string, images []Image) error
	// Image gives one; NotFound IMG_010.
	Image(ctx context.Context, questionnaire, name string) (Image, error)
	// Images lists those of a questionnaire by name.
	Images(ctx context.Context, questionnaire string) ([]ImageInfo, error)
	// DeleteImage removes one; NotFound IMG_010.
	DeleteImage(ctx context.Context, questionnaire, name string) error
}
