package limesurvey

// What a file may hold: no survey comes near, and a small file cannot grow without bound.
const (
	MaxFileBytes = 64 << 20 // as much as survey/rows reads

	maxUnpacked    = 256 << 20 // all entries of an archive
	maxStructure   = 32 << 20  // an .lss or a .txt
	maxEntries     = 200
	maxDepth       = 8 // document, table, rows, row, field: five
	maxRecords     = 300_000
	maxCell        = 1 << 20
	maxFields      = 4_000 // of a row
	maxMessages    = 1_000
	maxLanguages   = 60
	maxExpression  = 20_000
	maxExpressions = 64 // levels of nesting in an equation
)
