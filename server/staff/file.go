package staff

import "sonde/server"

// SheetType is the media type of a workbook.
const SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Attach makes the reply a file to keep, never in a cache. Names are of letters that need no quoting.
func Attach(r *server.Request, name string) {
	r.Header("Cache-Control", "no-store")
	r.Header("Content-Disposition", `attachment; filename="`+name+`"`)
}
