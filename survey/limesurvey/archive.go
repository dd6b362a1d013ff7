package limesurvey

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"sonde/survey"
)

var (
	errArchive  = errors.New("limesurvey: the archive cannot be read")
	errUnpacked = errors.New("limesurvey: the archive unpacks to too much")
)

// archive is an .lsa: a zip of what a survey consists of.
type archive struct {
	structure *zip.File // .lss
	responses *zip.File // .lsr
	others    bool      // participants, timings
}

// openArchive finds the files in a zip and bounds them before anything is unpacked.
func openArchive(raw []byte) (archive, error) {
	var a archive
	files, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return a, errArchive
	}
	if len(files.File) > maxEntries {
		return a, errUnpacked
	}
	var unpacked uint64
	for _, file := range files.File {
		switch strings.ToLower(path.Ext(file.Name)) {
		case ".lss":
			if a.structure == nil {
				a.structure = file
			}
		case ".lsr":
			if a.responses == nil {
				a.responses = file
			}
		case ".lst":
			a.others = true
		}
		if file.UncompressedSize64 > maxUnpacked {
			return a, errUnpacked
		}
		if unpacked += file.UncompressedSize64; unpacked > maxUnpacked {
			return a, errUnpacked
		}
	}
	return a, nil
}

// bounded opens a file of an archive; what it unpacks to is counted, since a header may lie.
func bounded(file *zip.File, limit int64) (io.ReadCloser, error) {
	inner, err := file.Open()
	if err != nil {
		return nil, errArchive
	}
	return &boundedReader{ReadCloser: inner, left: limit}, nil
}

type boundedReader struct {
	io.ReadCloser
	left int64
}

func (b *boundedReader) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n, errUnpacked
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, errArchive
	}
	return n, err
}

// answered tells whether the archive has responses, or a file of them that cannot be read: an empty one is no loss.
func (a archive) answered() bool {
	if a.responses == nil {
		return false
	}
	_, err := responseFields(func() (io.ReadCloser, error) { return bounded(a.responses, maxUnpacked) })
	var own *survey.Error
	return !errors.As(err, &own)
}
