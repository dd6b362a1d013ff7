package survey

import "regexp"

// MaxSlugLength and MaxEventCodeLength bound what stands in addresses.
const (
	MaxSlugLength      = 40
	MaxEventCodeLength = 24
)

var (
	slugForm      = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	eventCodeForm = regexp.MustCompile(`^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$`)
)

// ValidSlug tells whether a survey may have the slug: lower-case letters, digits and single hyphens, 2 to MaxSlugLength.
func ValidSlug(slug string) bool {
	return len(slug) >= 2 && len(slug) <= MaxSlugLength && slugForm.MatchString(slug)
}

// ValidEventCode tells whether an event may have the code: letters, digits and single hyphens, 2 to MaxEventCodeLength.
func ValidEventCode(code string) bool {
	return len(code) >= 2 && len(code) <= MaxEventCodeLength && eventCodeForm.MatchString(code)
}
