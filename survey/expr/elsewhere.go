package expr

// elsewhere are functions of other programs that work on what a web questionnaire does not have, and what to say of each.
var elsewhere = map[string]Code{
	"pulldata":               DataElsewhere,
	"search":                 DataElsewhere,
	"lookup":                 DataElsewhere,
	"property":               DataElsewhere,
	"extract-signed":         DataElsewhere,
	"area":                   Geography,
	"distance":               Geography,
	"enclosed-area":          Geography,
	"geofence":               Geography,
	"intersects":             Geography,
	"id":                     DocumentOnly,
	"lang":                   DocumentOnly,
	"name":                   DocumentOnly,
	"local-name":             DocumentOnly,
	"namespace-uri":          DocumentOnly,
	"node":                   DocumentOnly,
	"text":                   DocumentOnly,
	"comment":                DocumentOnly,
	"evaluate":               DocumentOnly,
	"document":               DocumentOnly,
	"processing-instruction": DocumentOnly,
}
