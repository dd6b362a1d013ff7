package tabulate

// What tests outside the package share with those inside.
var (
	Obstacles = obstacles
	Sheets    = sheets
)
