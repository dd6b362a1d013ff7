package respond

import (
	"sync"

	"sonde/server/qr"
)

// codes keeps a series of QR codes for each length of text: of one language, all receipts' addresses are as long.
type codes struct {
	kept sync.Map // length -> *qr.Series
}

func (c *codes) get(length int) (*qr.Series, error) {
	if kept, ok := c.kept.Load(length); ok {
		return kept.(*qr.Series), nil
	}
	series, err := qr.NewSeries(length)
	if err != nil {
		return nil, err
	}
	c.kept.Store(length, series)
	return series, nil
}
