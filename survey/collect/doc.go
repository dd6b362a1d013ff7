// Package collect takes sheets in: it turns the respondent's key into a receipt, knows when a survey takes sheets and
// which are late, and hands them to the store. Whether the answers are valid was settled before, by survey/questionnaire.
//
// The key, 32 lower-case hexadecimal digits, is made by the browser or carried by the page. The receipt code is the first
// 26 Crockford characters of SHA-256("sonde receipt" + key): a sheet sent again shows the same code, though the store
// knows neither key nor code but one hash of the code.
package collect
