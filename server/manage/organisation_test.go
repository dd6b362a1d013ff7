package manage_test

import (
	"bytes"
	"image"
	"image/gif"
	"image/png"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"sonde/survey"
)

// picture encodes an empty picture.
func picture(t *testing.T, width, height int, encode func(*bytes.Buffer, image.Image) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := encode(&out, image.NewPaletted(image.Rect(0, 0, width, height), nil)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestALogoIsJudgedByItsContentAndSize(t *testing.T) {
	h := newHouse(t, nil)
	asPNG := func(out *bytes.Buffer, i image.Image) error { return png.Encode(out, image.NewGray(i.Bounds())) }
	asGIF := func(out *bytes.Buffer, i image.Image) error { return gif.Encode(out, image.NewGray(i.Bounds()), nil) }
	small := picture(t, 40, 20, asPNG)
	for _, test := range []struct {
		name, file string
		content    []byte
		want       string // "" is accepted
	}{
		{"a small PNG, whatever its name", "evil.svg", small, ""},
		{"a page that says it is a PNG", "logo.png", []byte("<svg onload=alert(1)>"), "PNG ou JPEG lisible"},
		{"a GIF", "logo.png", picture(t, 4, 4, asGIF), "PNG ou JPEG lisible"},
		{"a PNG that ends too soon", "logo.png", small[:len(small)-20], "PNG ou JPEG lisible"},
		{"a PNG of too many pixels", "logo.png", picture(t, 2001, 2, asPNG), "2000 points"},
		{"too many bytes", "logo.png", append(bytes.Clone(small), make([]byte, 256<<10)...), "256 ko"},
	} {
		t.Run(test.name, func(t *testing.T) {
			h.T = t
			h.Must(h.Store.SaveOrganisation(t.Context(), survey.Organisation{}))
			w := h.upload(test.file, test.content)
			o, err := h.Store.Organisation(t.Context())
			h.Must(err)
			if test.want == "" {
				h.Goes(w, "/fr/manage/organisation?done=saved")
				if !bytes.Equal(o.Logo, test.content) || o.LogoType != "image/png" || o.Name["en"] != "House" {
					t.Errorf("kept %d bytes as %q of %v", len(o.Logo), o.LogoType, o.Name)
				}
				return
			}
			h.Shows(w, http.StatusUnprocessableEntity, test.want, `value="House"`)
			if len(o.Logo) != 0 {
				t.Error("the file was kept")
			}
		})
	}
}

func (h *house) upload(name string, content []byte) *httptest.ResponseRecorder {
	h.T.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	h.Must(form.WriteField("name-fr", "Maison"))
	h.Must(form.WriteField("name-en", "House"))
	h.Must(form.WriteField("contact", "a@example.org"))
	part, err := form.CreateFormFile("logo", name)
	h.Must(err)
	_, err = part.Write(content)
	h.Must(err)
	h.Must(form.Close())
	r := httptest.NewRequestWithContext(h.T.Context(), http.MethodPost, "http://sonde.example/fr/manage/organisation", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.AddCookie(&http.Cookie{Name: "sonde", Value: h.Cookies["admin"]})
	w := httptest.NewRecorder()
	h.Server.Handler().ServeHTTP(w, r)
	return w
}

func TestAFormThatIsTooLargeOrUnreadableIsRefusedWhole(t *testing.T) {
	h := newHouse(t, nil)
	h.Shows(h.Visit("coordinator", of+"/settings", nil), http.StatusOK)
	large := settings()
	large.Set("notice-rights-fr", strings.Repeat("x", 300<<10))
	h.Shows(h.Visit("coordinator", of+"/settings", large), http.StatusRequestEntityTooLarge)
	w := h.Visit("coordinator", of+"/settings", settings(), "Body", "title-fr=%zz&title-en=x")
	h.Shows(w, http.StatusBadRequest)
	w = h.Visit("coordinator", of+"/settings", settings(), "Body", "title-fr=%ff&title-en=x")
	h.Shows(w, http.StatusBadRequest)
}

func TestTheBackupIsADatabase(t *testing.T) {
	h := newHouse(t, nil)
	w := h.Visit("admin", "/fr/manage/backup", map[string][]string{})
	h.Shows(w, http.StatusOK)
	if !bytes.HasPrefix(w.Body.Bytes(), []byte("SQLite format 3\x00")) || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("%d bytes, %v", w.Body.Len(), w.Header())
	}
	if got := w.Header().Get("Content-Disposition"); got != `attachment; filename="sonde-2026-03-17-0930.db"` {
		t.Errorf("Content-Disposition %q", got)
	}
}
