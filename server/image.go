package server

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"

	"sonde/survey"
)

// images are asked for again, and sent again only when they have changed: a draft's may be drawn anew.
var images = []string{"private, no-cache"}

// Image answers with an image of a questionnaire.
func (r *Request) Image(one survey.Image) error {
	header := r.Writer.Header()
	header["Cache-Control"] = images
	hash := sha256.Sum256(one.Bytes)
	tag := `"` + hex.EncodeToString(hash[:16]) + `"`
	header.Set("ETag", tag)
	if r.Context.Request.Header.Get("If-None-Match") == tag {
		r.Writer.WriteHeader(http.StatusNotModified)
		return nil
	}
	r.Data(http.StatusOK, one.Type, one.Bytes)
	return nil
}
