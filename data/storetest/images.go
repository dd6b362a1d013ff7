package storetest

import (
	"testing"

	"sonde/survey"
)

func images(t *testing.T, open Opener) {
	boat := survey.Image{Name: "bateau.png", Type: "image/png", Bytes: []byte("\x89PNG boat")}
	map1 := survey.Image{Name: "Carte 1.jpg", Type: "image/jpeg", Bytes: []byte("map")}
	t.Run("those of one name replace each other, in their questionnaire alone", func(t *testing.T) {
		store, _ := open(t)
		must(t, store.SaveImages(ctx(t), "obstacles", []survey.Image{boat, map1}))
		must(t, store.SaveImages(ctx(t), "metadata", []survey.Image{{Name: boat.Name, Type: "image/gif", Bytes: []byte("other")}}))
		redrawn := survey.Image{Name: map1.Name, Type: "image/gif", Bytes: []byte("a map")}
		must(t, store.SaveImages(ctx(t), "obstacles", []survey.Image{redrawn}))
		for _, want := range []survey.Image{boat, redrawn} {
			got, err := store.Image(ctx(t), "obstacles", want.Name)
			must(t, err)
			wantEqual(t, got, want)
		}
		list, err := store.Images(ctx(t), "obstacles")
		must(t, err)
		wantEqual(t, list, []survey.ImageInfo{{Name: redrawn.Name, Type: "image/gif", Size: 5}, {Name: boat.Name, Type: "image/png", Size: 9}})
	})
	t.Run("one removed is gone", func(t *testing.T) {
		store, _ := open(t)
		must(t, store.SaveImages(ctx(t), "obstacles", []survey.Image{boat}))
		must(t, store.DeleteImage(ctx(t), "obstacles", boat.Name))
		wantError(t, store.DeleteImage(ctx(t), "obstacles", boat.Name), survey.NotFound, "IMG_010")
		_, err := store.Image(ctx(t), "obstacles", boat.Name)
		wantError(t, err, survey.NotFound, "IMG_010")
		list, err := store.Images(ctx(t), "obstacles")
		must(t, err)
		wantEqual(t, len(list), 0)
	})
}
