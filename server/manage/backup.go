package manage

import (
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"sonde/server"
	"sonde/server/staff"
)

// BackupPage offers a copy of everything.
type BackupPage struct {
	staff.Frame
	Action string
}

func (p *Pages) backup(r *server.Request) error {
	return r.Page(http.StatusOK, "manage/backup", BackupPage{Frame: p.Frame(r, "manage.backup.title", "backup", nil), Action: staff.Home(r) + "backup"})
}

// download streams a consistent copy of the database, made while the server goes on. The log is written first, so that
// the copy tells of itself.
func (p *Pages) download(r *server.Request) error {
	if err := p.Record(r, "backup", "", "", ""); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "sonde-backup-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	path := filepath.Join(folder, "copy.db")
	if err := p.Store.Backup(r.Ctx(), path); err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	// A large copy takes longer than a page may.
	if err := http.NewResponseController(r.Writer).SetWriteDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	staff.Attach(r, "sonde-"+p.Now().Format("2006-01-02-1504")+".db")
	r.Header("Content-Type", "application/vnd.sqlite3")
	r.Status(http.StatusOK)
	_, err = io.Copy(r.Writer, file)
	return err
}
