package locale

import (
	"math"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"sonde/survey"
)

// tags of the languages, for the number formats.
var tags = map[string]language.Tag{"fr": language.French, "en": language.BritishEnglish}

// noNumber stands where there is no number to write.
const noNumber = "–"

// Number writes x with that many decimals: "12 345,6" with no-break spaces in French, "12,345.6" in English. What is
// no number gives a dash.
func (w *Words) Number(language string, x float64, decimals int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return noNumber
	}
	decimals = max(decimals, 0)
	return message.NewPrinter(tags[nearest(language)]).Sprint(
		number.Decimal(positiveZero(x, decimals), number.MinFractionDigits(decimals), number.MaxFractionDigits(decimals)))
}

// Percent writes a share in 0..1 as a percentage: "42,5 %" with a no-break space in French, "42.5%" in English.
func (w *Words) Percent(language string, share float64, decimals int) string {
	if math.IsNaN(share) || math.IsInf(share, 0) {
		return noNumber
	}
	decimals = max(decimals, 0)
	return message.NewPrinter(tags[nearest(language)]).Sprint(
		number.Percent(positiveZero(share, decimals+2), number.MinFractionDigits(decimals), number.MaxFractionDigits(decimals)))
}

// positiveZero keeps a small negative number from being written "-0".
func positiveZero(x float64, decimals int) float64 {
	if math.Abs(x) < 0.5*math.Pow10(-decimals) {
		return 0
	}
	return x
}

// Date writes a day in words: "1er mars 2025", "1 March 2025"; "" for no day.
func (w *Words) Date(language string, day survey.Day) string {
	t := day.Time()
	if t.IsZero() {
		return ""
	}
	key := "layout.date"
	if t.Day() == 1 {
		key = "layout.date_first"
	}
	month := w.Say(language, "layout.month."+t.Format("01"), nil)
	return w.Say(language, key, survey.Args{"Day": t.Day(), "Month": month, "Year": t.Year()})
}
