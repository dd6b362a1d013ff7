package xlsform

import (
	"strings"
	"unicode"
)

// languageNames are languages that questionnaires are written in: code, name in English, in French, its own. Names are
// those of the Unicode CLDR.
var languageNames = [][4]string{
	{"af", "Afrikaans", "afrikaans", "Afrikaans"}, {"am", "Amharic", "amharique", "አማርኛ"}, {"ar", "Arabic", "arabe", "العربية"},
	{"az", "Azerbaijani", "azerbaïdjanais", "azərbaycan"}, {"bg", "Bulgarian", "bulgare", "български"}, {"bm", "Bambara", "bambara", "bamanakan"},
	{"bn", "Bangla", "bengali", "বাংলা"}, {"br", "Breton", "breton", "brezhoneg"}, {"bs", "Bosnian", "bosniaque", "bosanski"},
	{"ca", "Catalan", "catalan", "català"}, {"co", "Corsican", "corse", "corsu"}, {"cs", "Czech", "tchèque", "čeština"},
	{"cy", "Welsh", "gallois", "Cymraeg"}, {"da", "Danish", "danois", "dansk"}, {"de", "German", "allemand", "Deutsch"},
	{"el", "Greek", "grec", "Ελληνικά"}, {"en", "English", "anglais", "English"}, {"es", "Spanish", "espagnol", "español"},
	{"et", "Estonian", "estonien", "eesti"}, {"eu", "Basque", "basque", "euskara"}, {"fa", "Persian", "persan", "فارسی"},
	{"ff", "Fula", "peul", "Pulaar"}, {"fi", "Finnish", "finnois", "suomi"}, {"fr", "French", "français", "français"},
	{"ga", "Irish", "irlandais", "Gaeilge"}, {"gl", "Galician", "galicien", "galego"}, {"gu", "Gujarati", "goudjarati", "ગુજરાતી"},
	{"ha", "Hausa", "haoussa", "Hausa"}, {"he", "Hebrew", "hébreu", "עברית"}, {"hi", "Hindi", "hindi", "हिन्दी"},
	{"hr", "Croatian", "croate", "hrvatski"}, {"ht", "Haitian Creole", "créole haïtien", "kreyòl ayisyen"}, {"hu", "Hungarian", "hongrois", "magyar"},
	{"hy", "Armenian", "arménien", "հայերեն"}, {"id", "Indonesian", "indonésien", "Indonesia"}, {"ig", "Igbo", "igbo", "Igbo"},
	{"is", "Icelandic", "islandais", "íslenska"}, {"it", "Italian", "italien", "italiano"}, {"ja", "Japanese", "japonais", "日本語"},
	{"ka", "Georgian", "géorgien", "ქართული"}, {"kk", "Kazakh", "kazakh", "қазақ тілі"}, {"km", "Khmer", "khmer", "ខ្មែរ"},
	{"ko", "Korean", "coréen", "한국어"}, {"ku", "Kurdish", "kurde", "kurdî"}, {"ky", "Kyrgyz", "kirghize", "кыргызча"},
	{"lb", "Luxembourgish", "luxembourgeois", "Lëtzebuergesch"}, {"ln", "Lingala", "lingala", "lingála"}, {"lo", "Lao", "lao", "ລາວ"},
	{"lt", "Lithuanian", "lituanien", "lietuvių"}, {"lv", "Latvian", "letton", "latviešu"}, {"mg", "Malagasy", "malgache", "Malagasy"},
	{"mk", "Macedonian", "macédonien", "македонски"}, {"mn", "Mongolian", "mongol", "монгол"}, {"mr", "Marathi", "marathi", "मराठी"},
	{"ms", "Malay", "malais", "Melayu"}, {"mt", "Maltese", "maltais", "Malti"}, {"my", "Burmese", "birman", "မြန်မာ"},
	{"ne", "Nepali", "népalais", "नेपाली"}, {"nl", "Dutch", "néerlandais", "Nederlands"}, {"no", "Norwegian", "norvégien", "norsk"},
	{"oc", "Occitan", "occitan", "occitan"}, {"om", "Oromo", "oromo", "Oromoo"}, {"pa", "Punjabi", "pendjabi", "ਪੰਜਾਬੀ"},
	{"pl", "Polish", "polonais", "polski"}, {"ps", "Pashto", "pachto", "پښتو"}, {"pt", "Portuguese", "portugais", "português"},
	{"ro", "Romanian", "roumain", "română"}, {"ru", "Russian", "russe", "русский"}, {"rw", "Kinyarwanda", "kinyarwanda", "Kinyarwanda"},
	{"si", "Sinhala", "cingalais", "සිංහල"}, {"sk", "Slovak", "slovaque", "slovenčina"}, {"sl", "Slovenian", "slovène", "slovenščina"},
	{"so", "Somali", "somali", "Soomaali"}, {"sq", "Albanian", "albanais", "shqip"}, {"sr", "Serbian", "serbe", "српски"},
	{"sv", "Swedish", "suédois", "svenska"}, {"sw", "Swahili", "swahili", "Kiswahili"}, {"ta", "Tamil", "tamoul", "தமிழ்"},
	{"te", "Telugu", "télougou", "తెలుగు"}, {"tg", "Tajik", "tadjik", "тоҷикӣ"}, {"th", "Thai", "thaï", "ไทย"},
	{"ti", "Tigrinya", "tigrigna", "ትግርኛ"}, {"tr", "Turkish", "turc", "Türkçe"}, {"ty", "Tahitian", "tahitien", "reo tahiti"},
	{"uk", "Ukrainian", "ukrainien", "українська"}, {"ur", "Urdu", "ourdou", "اردو"}, {"uz", "Uzbek", "ouzbek", "o‘zbek"},
	{"vi", "Vietnamese", "vietnamien", "Tiếng Việt"}, {"wo", "Wolof", "wolof", "Wolof"}, {"yo", "Yoruba", "yoruba", "Èdè Yorùbá"},
	{"zh", "Chinese", "chinois", "中文"}, {"zu", "Zulu", "zoulou", "isiZulu"},
}

// moreNames are names that authors also use.
var moreNames = map[string]string{
	"bengali": "bn", "farsi": "fa", "creole": "ht", "kreyol": "ht", "malayalam": "ml", "castellano": "es", "mandarin": "zh",
	"fulfulde": "ff", "pular": "ff", "kirundi": "rn", "tagalog": "tl", "filipino": "fil", "bahasa indonesia": "id", "dari": "prs",
	"francais": "fr", "espanol": "es", "portugues": "pt",
}

// codeByName gives the code of a language by its name in English, French or itself, "" when it is none of these.
func codeByName(name string) string {
	folded := foldName(name)
	for _, l := range languageNames {
		for _, n := range l[1:] {
			if foldName(n) == folded {
				return l[0]
			}
		}
	}
	return moreNames[folded]
}

// nameOf gives the name that a language has itself, "" when it is not among those known.
func nameOf(code string) string {
	for _, l := range languageNames {
		if l[0] == code {
			return capital(l[3])
		}
	}
	return ""
}

func foldName(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

func capital(name string) string {
	for i, r := range name {
		return string(unicode.ToUpper(r)) + name[i+len(string(r)):]
	}
	return name
}

// The small words by which French and English tell themselves apart.
var smallWords = map[string][]string{
	"fr": {"le", "les", "des", "du", "est", "et", "vous", "votre", "vos", "une", "dans", "pour", "avec", "quel", "quelle", "quels", "avez", "êtes", "où", "oui", "non", "ou", "au", "aux", "sur", "ne", "pas", "qui", "que"},
	"en": {"the", "of", "and", "is", "are", "you", "your", "what", "which", "have", "has", "with", "for", "in", "how", "do", "does", "did", "yes", "please", "this", "that", "to", "was", "were"},
}

// guessLanguage tells French from English by their small words. Without evidence it is English where the letters are
// Latin, as the interface is then; else it is left undetermined.
func guessLanguage(text string) string {
	count := map[string]int{}
	latin, other := 0, 0
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for code, small := range smallWords {
			for _, s := range small {
				if s == word {
					count[code]++
				}
			}
		}
		for _, r := range word {
			if unicode.Is(unicode.Latin, r) {
				latin++
			} else {
				other++
			}
		}
	}
	switch {
	case other > latin:
		return "und"
	case count["fr"] > count["en"]:
		return "fr"
	}
	return "en"
}
