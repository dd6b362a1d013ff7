package server

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/klauspost/compress/gzhttp"
)

// Server is the engine with its routes.
type Server struct {
	Config
	base    *url.URL
	engine  *gin.Engine
	hosts   *hosts
	origins *http.CrossOriginProtection
	routes  []Route
	handler func() http.Handler
}

// maxBaseURL leaves room for "/en/receipt#" and a code in a QR code of version 10.
const maxBaseURL = 160

// isOrigin tells whether an address is a scheme and a host, and nothing that would be lost in the links made from it.
func isOrigin(base *url.URL) bool {
	return base.Host != "" && (base.Scheme == "http" || base.Scheme == "https") &&
		strings.Trim(base.Path, "/") == "" && base.RawQuery == "" && base.User == nil
}

// New makes a server with the routes that every Sonde has; Add gives it more.
func New(config Config) (*Server, error) {
	base, err := url.Parse(config.BaseURL)
	if err != nil || !isOrigin(base) {
		return nil, fmt.Errorf("base URL %q: want http://HOST or https://HOST", config.BaseURL)
	}
	if len(config.BaseURL) > maxBaseURL {
		return nil, fmt.Errorf("base URL %q: longer than %d characters, which the QR code of a receipt cannot hold", config.BaseURL, maxBaseURL)
	}
	if config.Identity == nil {
		config.Identity = nobody{}
	}
	if config.Clock == nil {
		config.Clock = time.Now
	}
	if config.Log == nil {
		config.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	gin.SetMode(gin.ReleaseMode)
	s := &Server{Config: config, base: base, engine: gin.New(), hosts: newHosts(base.Hostname())}
	s.BaseURL = base.Scheme + "://" + base.Host
	s.handler = sync.OnceValue(s.wrap)
	s.origins = http.NewCrossOriginProtection()
	if err := s.origins.AddTrustedOrigin(s.BaseURL); err != nil {
		return nil, fmt.Errorf("base URL: %w", err)
	}
	if err := s.engine.SetTrustedProxies(nil); err != nil {
		return nil, err
	}
	s.engine.HandleMethodNotAllowed = true
	s.engine.RedirectTrailingSlash = false
	s.engine.UseRawPath = false
	s.engine.NoRoute(s.serve(Route{Path: unmatched, Allow: Everyone, Handle: notFound}))
	s.engine.NoMethod(s.serve(Route{Path: unmatched, Allow: Everyone, Handle: wrongMethod}))
	s.Add(s.ownRoutes()...)
	return s, nil
}

// ownRoutes are those of the engine itself.
func (s *Server) ownRoutes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/", Allow: Everyone, Handle: s.toLanguage},
		{Method: http.MethodGet, Path: "/:lang", Allow: Everyone, Handle: s.toHome},
		{Method: http.MethodGet, Path: "/healthz", Allow: Everyone, Handle: s.health},
		{Method: http.MethodGet, Path: "/static/*file", Allow: Everyone, Handle: s.static},
	}
}

// Add registers routes; GET routes answer HEAD as well. Like gin it panics on a route that contradicts another, which
// the first start of a program shows.
func (s *Server) Add(routes ...Route) {
	for _, route := range routes {
		s.routes = append(s.routes, route)
		handle := s.serve(route)
		s.engine.Handle(route.Method, route.Path, handle)
		if route.Method == http.MethodGet {
			s.engine.Handle(http.MethodHead, route.Path, handle)
		}
	}
}

// Routes lists all routes, so that tests can walk them.
func (s *Server) Routes() []Route { return append([]Route(nil), s.routes...) }

// Handler is the whole server: headers, host and origin checks, compression, then the router.
func (s *Server) Handler() http.Handler { return s.handler() }

func (s *Server) wrap() http.Handler {
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.ExceptContentTypes([]string{"text/event-stream"}))
	if err != nil {
		panic(err) // the options above are constants
	}
	return s.guard(compress(s.engine))
}

// Times and sizes within which a request must arrive: they close slow senders (TRUST F16).
const (
	headerTimeout  = 5 * time.Second
	readTimeout    = 15 * time.Second
	writeTimeout   = 60 * time.Second
	idleTimeout    = 2 * time.Minute
	maxHeaderBytes = 16 << 10
)

// HTTPServer gives the server to listen with.
func (s *Server) HTTPServer() *http.Server {
	return &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(s.Log.Handler(), slog.LevelWarn),
	}
}

// Now is the time by the server's clock.
func (s *Server) Now() time.Time { return s.Clock() }
