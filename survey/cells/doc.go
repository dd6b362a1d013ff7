// Package cells reads files of cells: workbooks (.xlsx, .xlsm) and the text of CSV files. It knows what a file is by its
// content, never by its name, and bounds everything about it before it is believed.
//
//	bytes --KindOf--> Workbook --Open--> Book --Rows--> Row by Row
//	                  Text     --Decode--> UTF-8, --SeparatorOf--> ',' ';' or tab
//
// A workbook is read part by part as a stream, only the parts that are asked for, so that its size in memory is that of
// its shared texts and of one row.
package cells

import "errors"

// What keeps a workbook from being read.
var (
	// ErrUnreadable: no workbook, a damaged one, or one that a password protects.
	ErrUnreadable = errors.New("not a readable workbook")
	// ErrDoctype: a part declares a document type, which spreadsheets never write and through which XML is attacked.
	ErrDoctype = errors.New("a document type is declared")
	// ErrTooLarge: it unpacks beyond the limits.
	ErrTooLarge = errors.New("too large once unpacked")
)

// MaxUnpacked is the largest size that all parts of a workbook may unpack to, as its archive declares them.
const MaxUnpacked = 256 << 20

// The other limits of a workbook.
const (
	maxEntries = 2_000
	maxRun     = 256 << 10 // bytes of one text: a cell holds at most 32,767 characters
	maxShared  = 96 << 20  // bytes of all shared texts
	maxColumn  = 16_384    // Excel's own
	maxTexts   = 1_000_000 // shared texts
	prologue   = 8 << 10   // where alone a document type may stand
	maxNesting = 64        // elements in each other: writers need a dozen
)
