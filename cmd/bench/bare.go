package main

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"

	"github.com/gin-gonic/gin"
)

// bareTask says which page the bare server writes and where it appends what it is sent.
type bareTask struct{ Page, Journal string }

// bareSheet is what the bare handler parses of JSON.
type bareSheet struct {
	Key      string         `json:"key"`
	Event    string         `json:"event"`
	Language string         `json:"language"`
	Version  int            `json:"version"`
	Answers  map[string]any `json:"answers"`
}

// runBare serves the least that the same work needs: /json and /form parse the body and answer 204; below /kept it is
// appended to a file as well, durable before the answer; /page writes the bytes of the form page.
func runBare(ctx context.Context, raw json.RawMessage, answer func(any) error) error {
	var task bareTask
	if err := json.Unmarshal(raw, &task); err != nil {
		return err
	}
	var page []byte
	if task.Page != "" {
		var err error
		if page, err = os.ReadFile(task.Page); err != nil {
			return err
		}
	}
	journal, err := openJournal(task.Journal)
	if err != nil {
		return err
	}
	defer journal.close()
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.POST("/json", bareHandler(parseJSON, nil))
	engine.POST("/form", bareHandler(parseForm, nil))
	engine.POST("/kept/json", bareHandler(parseJSON, journal))
	engine.POST("/kept/form", bareHandler(parseForm, journal))
	engine.GET("/page", func(c *gin.Context) {
		c.Header("Content-Length", strconv.Itoa(len(page)))
		c.Data(http.StatusOK, "text/html; charset=utf-8", page)
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	if err := answer(listener.Addr().String()); err != nil {
		return err
	}
	served := &http.Server{Handler: engine}
	context.AfterFunc(ctx, func() { _ = served.Close() })
	_ = served.Serve(listener) // ends when it is closed
	return nil
}

func parseJSON(c *gin.Context) error {
	var sheet bareSheet
	return c.ShouldBindJSON(&sheet)
}

func parseForm(c *gin.Context) error { return c.Request.ParseForm() }

// bareHandler parses the body, and keeps it when there is a journal.
func bareHandler(parse func(*gin.Context) error, j *journal) gin.HandlerFunc {
	return func(c *gin.Context) {
		var body []byte
		var err error
		if j != nil {
			if body, err = io.ReadAll(c.Request.Body); err == nil {
				c.Request.Body = again(body)
			}
		}
		if err == nil {
			err = parse(c)
		}
		if err == nil && j != nil {
			err = j.append(body)
		}
		if err != nil {
			c.Status(http.StatusBadRequest)
			return
		}
		c.Status(http.StatusNoContent)
	}
}
