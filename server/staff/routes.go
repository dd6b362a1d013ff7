package staff

import (
	"net/http"

	"sonde/server"
	"sonde/survey"
)

// Missing answers alike for what is not there and for what is somebody else's.
var Missing = survey.Fail(survey.NotFound, "SRV_002", nil)

// Get declares a route below /{lang}/manage.
func Get(path string, allow server.Allow, handle func(*server.Request) error) server.Route {
	return server.Route{Method: http.MethodGet, Path: "/:lang/manage" + path, Allow: allow, Handle: handle}
}

// Post declares a route below /{lang}/manage.
func Post(path string, allow server.Allow, handle func(*server.Request) error) server.Route {
	return server.Route{Method: http.MethodPost, Path: "/:lang/manage" + path, Allow: allow, Handle: handle}
}

// Discreet makes routes answer alike for all that is not there.
func Discreet(routes []server.Route) []server.Route {
	for i := range routes {
		handle := routes[i].Handle
		routes[i].Handle = func(r *server.Request) error {
			err := handle(r)
			if survey.IsKind(err, survey.NotFound) {
				return Missing
			}
			return err
		}
	}
	return routes
}
