package survey

import (
	"context"
	"time"
)

// Role is what a person or a token may do. Admin is global; the others are held on a survey.
type Role string

// The roles, most powerful first. RoleCollector belongs to tokens alone: it may send responses.
const (
	RoleAdmin       Role = "admin"
	RoleCoordinator Role = "coordinator"
	RoleManager     Role = "manager"
	RoleCollector   Role = "collector"
)

// User is a member of staff. PasswordHash is an argon2id string, "" until the invitation is taken up.
type User struct {
	ID           string
	Email        string // lower case, unique
	Name         string
	Language     string
	Admin        bool
	Disabled     bool
	PasswordHash string
	CreatedAt    time.Time
}

// Membership gives a user a role on a survey.
type Membership struct {
	Survey string
	UserID string
	Role   Role
}

// Login is one signed-in browser. Token is the hash of the cookie's value.
type Login struct {
	Token     Hash
	UserID    string
	Device    string // browser family, for the person's own list
	CreatedAt time.Time
	SeenAt    time.Time
	ExpiresAt time.Time
}

// LinkPurpose is what a one-time link is for.
type LinkPurpose string

// The purposes of one-time links.
const (
	LinkSetup      LinkPurpose = "setup"
	LinkInvitation LinkPurpose = "invitation"
	LinkReset      LinkPurpose = "reset"
)

// Link is a one-time link. Token is the hash of the code in the address.
type Link struct {
	Token     Hash
	Purpose   LinkPurpose
	UserID    string // "" for setup
	ExpiresAt time.Time
	UsedAt    time.Time // zero: not used
}

// Token lets a program use the API with a role on a survey.
type Token struct {
	ID        string
	Secret    Hash
	Name      string
	Survey    string
	Role      Role
	CreatedBy string
	CreatedAt time.Time
	RevokedAt time.Time // zero: valid
}

// AuditEntry is one line of the audit log. Detail never holds an answer.
type AuditEntry struct {
	At     time.Time
	Actor  string // user id, "token:ID" or "command line"
	Action string // locale key "audit.ACTION"
	Survey string
	Object string
	Detail string
}

// UserStore keeps accounts, memberships, logins and one-time links.
type UserStore interface {
	// CreateUser stores a new user; Conflict USR_001 when the address is taken.
	CreateUser(ctx context.Context, u User) error
	UpdateUser(ctx context.Context, u User) error
	// User finds one by id, UserByEmail by address; NotFound.
	User(ctx context.Context, id string) (User, error)
	UserByEmail(ctx context.Context, email string) (User, error)
	Users(ctx context.Context) ([]User, error)
	// SetMembership gives or changes a role; RemoveMembership takes it away.
	SetMembership(ctx context.Context, m Membership) error
	RemoveMembership(ctx context.Context, survey, userID string) error
	// Memberships lists those of a survey, MembershipsOf those of a user.
	Memberships(ctx context.Context, survey string) ([]Membership, error)
	MembershipsOf(ctx context.Context, userID string) ([]Membership, error)
	// SaveLogin stores or refreshes a login; Login finds it; NotFound.
	SaveLogin(ctx context.Context, l Login) error
	Login(ctx context.Context, token Hash) (Login, error)
	Logins(ctx context.Context, userID string) ([]Login, error)
	// EndLogin ends one; EndLogins ends all of a user but the one kept (the zero Hash keeps none).
	EndLogin(ctx context.Context, token Hash) error
	EndLogins(ctx context.Context, userID string, keep Hash) error
	CreateLink(ctx context.Context, l Link) error
	Link(ctx context.Context, token Hash) (Link, error)
	// UseLink marks an unused, unexpired link used; Gone LNK_001 otherwise, so that two people cannot both use it.
	UseLink(ctx context.Context, token Hash, at time.Time) error
}

// TokenStore keeps the API's tokens.
type TokenStore interface {
	CreateToken(ctx context.Context, t Token) error
	TokenBySecret(ctx context.Context, secret Hash) (Token, error)
	Tokens(ctx context.Context, survey string) ([]Token, error)
	RevokeToken(ctx context.Context, survey, id string, at time.Time) error
}

// AuditStore keeps the audit log.
type AuditStore interface {
	Record(ctx context.Context, e AuditEntry) error
	// Audit lists the newest entries first; survey "" asks for all.
	Audit(ctx context.Context, survey string, limit, offset int) ([]AuditEntry, error)
}
