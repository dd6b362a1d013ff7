package respond_test

import (
	"encoding/hex"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// answersOfObstacles is a whole sheet of the questionnaire obstacles, as the page sends it.
const answersOfObstacles = "&:event=&:version=1&:do=send&role=both&domain=biogeochemistry&organisation=research&region=brittany_loire&career=mid" +
	"&use_obstacles=find_portal&use_obstacles=metadata&use_obstacles=format&use_top3=find_portal&use_top3=metadata" +
	"&publish_obstacles=time&publish_obstacles=staff&publish_obstacles=legal&publish_top3=time" +
	"&formats=webinar&formats=workshop&audiences=students&known_offers=doranum" +
	"&most_helpful=Un+exemple+pas+%C3%A0+pas%2C+avec+des+donn%C3%A9es+de+chez+nous.&importance_find_data=5&importance_analyse=3&ease_find_data=2&ease_analyse=4"

func benchSite(b *testing.B) http.Handler {
	s := newSite(b)
	s.field("obstacles", "../../data/questionnaires/obstacles.json")
	return s.server.Handler()
}

func newKey() string {
	var raw [16]byte
	for i := range raw {
		raw[i] = byte(rand.Uint32())
	}
	return hex.EncodeToString(raw[:])
}

func BenchmarkSend(b *testing.B) {
	handler := benchSite(b)
	b.ReportAllocs()
	b.SetParallelism(32)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			request := httptest.NewRequest(http.MethodPost, "/fr/s/obstacles", strings.NewReader(":key="+newKey()+answersOfObstacles))
			request.Host = "sonde.example"
			request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			reply := httptest.NewRecorder()
			handler.ServeHTTP(reply, request)
			if reply.Code != http.StatusCreated {
				b.Errorf("status %d: %s", reply.Code, reply.Body)
				return
			}
		}
	})
}

func BenchmarkForm(b *testing.B) {
	handler := benchSite(b)
	request := httptest.NewRequest(http.MethodGet, "/fr/s/obstacles", nil)
	request.Host = "sonde.example"
	b.ReportAllocs()
	for b.Loop() {
		reply := httptest.NewRecorder()
		handler.ServeHTTP(reply, request)
		if reply.Code != http.StatusOK {
			b.Fatal(reply.Code)
		}
	}
}
