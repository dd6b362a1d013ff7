package rows

import (
	"regexp"
	"strings"
)

// ownColumns are what LimeSurvey writes beside answers: by code, and by text in the languages in which it is most used.
// "submitted" is the moment a sheet was completed, "language" the one it was begun in.
var ownColumns = columnWords(map[string][]string{
	"number": {"id", "Response ID", "ID de la réponse", "Antwort ID", "ID de respuesta", "ID risposta", "Respons-ID", "ID da resposta"},
	"submitted": {
		"submitdate", "Date submitted", "Date de soumission", "Datum Abgeschickt", "Fecha de envío", "Data invio", "Datum verzonden", "Data de submissão", "Data de envio",
	},
	"page":     {"lastpage", "Last page", "Dernière page", "Letzte Seite", "Última página", "Ultima pagina", "Laatste pagina"},
	"language": {"startlanguage", "Start language", "Langue de départ", "Start-Sprache", "Lenguaje inicial", "Lingua iniziale", "Begin taal", "Idioma inicial"},
	"other": {
		"seed", "Seed", "Tête de série", "Zufallsgeneratorstartwert", "Semilla", "Seme", "Plaats", "Semente",
		"startdate", "Date started", "Date de lancement", "Datum gestartet", "Fecha de inicio", "Data di inizio", "Startdatum", "Data de início",
		"datestamp", "Date last action", "Date de la dernière action", "Datum letzte Aktivität", "Fecha de la última acción", "Data dell'ultima azione",
		"Datum laatste actie", "Data da última acção", "Data da última ação",
		"ipaddr", "IP address", "Adresse IP", "IP-Adresse", "Dirección IP", "Indirizzo IP", "IP-adres", "Endereço IP",
		"refurl", "Referrer URL", "URL référente", "Weiterleitungs-URL", "URL de referencia", "URL di riferimento", "Verwijzer URL", "URL de origem", "URL de referência",
		"token", "Token", "Access code", "Zugangsschlüssel", "Contraseña", "Toegangscode", "Código de acesso", "Code d'accès",
		"interviewtime", "Total time", "Temps total", "Gesamtzeit", "Tiempo total", "Tempo totale", "Totaaltijd", "Tempo total",
		"firstname", "lastname", "email", "emailstatus", "language", "sent", "remindersent", "remindercount", "completed", "usesleft", "validfrom", "validuntil",
		"blacklisted", "participant_id", "mpid", "tid", "quota_exit",
	},
})

// participants are the columns about participants, whose names a question may bear too: it then stands behind them.
var participants = map[string]bool{
	"firstname": true, "lastname": true, "email": true, "emailstatus": true, "language": true, "sent": true, "completed": true, "token": true, "blacklisted": true,
}

func columnWords(names map[string][]string) map[string]string {
	words := map[string]string{}
	for what, list := range names {
		for _, name := range list {
			words[squeeze(name)] = what
		}
	}
	return words
}

var timed = regexp.MustCompile(`^(?:grouptime\d*|attribute_\d+|grouptime:.*|questiontime:.*|duréepourlegroupe.*|duréepourlaquestion.*|gruppenzeit.*|fragenzeit.*)$`)

// ownColumn tells what a header of LimeSurvey's own means; "" for any other.
func ownColumn(header string) string {
	key := strings.TrimRight(squeeze(header), ":")
	if timed.MatchString(key) {
		return "other"
	}
	return ownColumns[key]
}

// ownTarget is what becomes of such a column.
func ownTarget(what string) Target {
	switch what {
	case "submitted", "language":
		return Target{Meta: what}
	}
	return Target{Ignore: true}
}

// ownWords are words of LimeSurvey's in answers and headers, squeezed.
var ownWords = map[string]map[string]bool{
	"yes":          wordSet("y", "yes", "oui", "ja", "sí", "sì", "sim", "1"),
	"no":           wordSet("n", "no", "non", "nein", "nee", "não", "0", "2", "n/a", ""),
	"other":        wordSet("other", "autre", "sonstiges", "otro", "altro", "overige", "anders", "outro", "outros"),
	"othercomment": wordSet("other comment", "commentaire pour autre", "anderer kommentar", "comentario de la opción otro", "altro commento", "andere opmerkingen", "outro comentário", "outros comentários"),
	"comment":      wordSet("comment", "commentaire", "kommentar", "comentario", "commento", "opmerking", "comentário"),
}

func wordSet(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, word := range words {
		set[squeeze(word)] = true
	}
	return set
}
