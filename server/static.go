package server

import (
	"net/http"
	"strings"

	"sonde/templates"
)

var (
	immutable  = []string{"public, max-age=31536000, immutable"}
	revalidate = []string{"public, no-cache"}
)

// static serves an embedded file, compressed beforehand. Hashed names never change; plain names are asked for again.
func (s *Server) static(r *Request) error {
	name := strings.TrimPrefix(r.Param("file"), "/")
	asset, hashed, found := templates.StaticAsset(name)
	if !found {
		return errNotFound
	}
	header := r.Writer.Header()
	header["Cache-Control"] = revalidate
	if hashed {
		header["Cache-Control"] = immutable
	}
	body, encoding := encoded(asset, r.Context.Request.Header.Get("Accept-Encoding"))
	tag := `"` + asset.Name + encoding + `"`
	header.Set("Vary", "Accept-Encoding")
	header.Set("ETag", tag)
	if r.Context.Request.Header.Get("If-None-Match") == tag {
		r.Writer.WriteHeader(http.StatusNotModified)
		return nil
	}
	header.Set("Content-Type", asset.Type)
	if encoding != "" {
		header.Set("Content-Encoding", encoding)
	}
	r.Writer.WriteHeader(http.StatusOK)
	_, _ = r.Writer.Write(body)
	return nil
}

// encoded picks the smallest form that the browser takes.
func encoded(asset *templates.Asset, accept string) (body []byte, encoding string) {
	body = asset.Bytes
	if takes(accept, "gzip") && len(asset.Gzip()) < len(body) {
		body, encoding = asset.Gzip(), "gzip"
	}
	if takes(accept, "zstd") && len(asset.Zstd()) < len(body) {
		body, encoding = asset.Zstd(), "zstd"
	}
	return body, encoding
}

// takes tells whether an Accept-Encoding header names the coding without refusing it.
func takes(accept, coding string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == coding {
			q := strings.TrimSpace(quality)
			return q != "q=0" && q != "q=0.0" && q != "q=0.00" && q != "q=0.000"
		}
	}
	return false
}
