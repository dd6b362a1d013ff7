package templates

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"mime"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
)

//go:embed static
var staticFiles embed.FS

// StaticPrefix is where static files are served.
const StaticPrefix = "/static/"

// Asset is one static file, ready to be sent.
type Asset struct {
	Name  string // hashed: "site.0a1b2c3d4e.css"
	Type  string // media type
	Bytes []byte
	gzip  func() []byte
	zstd  func() []byte
}

// Gzip and Zstd give the bytes compressed at the best level, made when first asked for.
func (a *Asset) Gzip() []byte { return a.gzip() }

// Zstd is like Gzip.
func (a *Asset) Zstd() []byte { return a.zstd() }

// assets are all static files, by plain and by hashed name.
var assets = sync.OnceValues(func() (byName map[string]*Asset, err error) {
	byName = map[string]*Asset{}
	var modules []string
	err = fs.WalkDir(staticFiles, "static", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name := strings.TrimPrefix(file, "static/")
		if path.Ext(name) == ".js" && path.Dir(name) == "." {
			modules = append(modules, name) // they need the hashes of the others
			return nil
		}
		content, err := staticSource(name)
		byName[name] = newAsset(name, content)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, name := range modules {
		b := bundler{source: staticSource, hashed: func(name string) (string, error) {
			if asset := byName[name]; asset != nil {
				return asset.Name, nil
			}
			return "", fmt.Errorf("no static file %q", name)
		}}
		content, err := b.bundle(name)
		if err != nil {
			return nil, err
		}
		byName[name] = newAsset(name, content)
	}
	for _, name := range slices.Collect(maps.Keys(byName)) {
		byName[byName[name].Name] = byName[name]
	}
	return byName, nil
})

func staticSource(name string) ([]byte, error) { return staticFiles.ReadFile("static/" + name) }

func newAsset(name string, content []byte) *Asset {
	sum := sha256.Sum256(content)
	extension := path.Ext(name)
	return &Asset{
		Name:  strings.TrimSuffix(name, extension) + "." + hex.EncodeToString(sum[:5]) + extension,
		Type:  mediaType(extension),
		Bytes: content,
		gzip: sync.OnceValue(func() []byte {
			var out bytes.Buffer
			w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
			_, _ = w.Write(content)
			_ = w.Close()
			return out.Bytes()
		}),
		zstd: sync.OnceValue(func() []byte {
			w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
			if err != nil {
				return nil
			}
			defer w.Close()
			return w.EncodeAll(content, nil)
		}),
	}
}

// mediaType does not ask the machine's own table, which differs from place to place.
func mediaType(extension string) string {
	switch extension {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".json":
		return "application/json"
	case ".txt":
		return "text/plain; charset=utf-8"
	}
	if t := mime.TypeByExtension(extension); t != "" {
		return t
	}
	return "application/octet-stream"
}

// StaticAsset finds a file by its plain or its hashed name; hashed tells which, since only that one never changes.
func StaticAsset(name string) (asset *Asset, hashed, found bool) {
	byName, err := assets()
	if err != nil {
		return nil, false, false
	}
	asset, found = byName[name]
	return asset, found && asset.Name == name, found
}

// Address gives the path of a static file with its content's hash in it: "site.css" -> "/static/site.0a1b2c3d4e.css".
func Address(name string) (string, error) {
	byName, err := assets()
	if err != nil {
		return "", err
	}
	asset := byName[name]
	if asset == nil {
		return "", fmt.Errorf("no static file %q", name)
	}
	return StaticPrefix + asset.Name, nil
}
