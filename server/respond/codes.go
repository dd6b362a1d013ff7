package respond

import (
	"sync"

	"sonde/server/qr"
	"sonde/survey/collect"
)

// codes keeps a series of QR codes for each address of the receipt's page: one per language.
type codes struct {
	kept sync.Map // address -> *qr.Series
}

func (c *codes) get(address string) (*qr.Series, error) {
	if kept, ok := c.kept.Load(address); ok {
		return kept.(*qr.Series), nil
	}
	series, err := qr.NewSeries(address+"#", collect.ReceiptAlphabet, collect.ReceiptLength)
	if err != nil {
		return nil, err
	}
	c.kept.Store(address, series)
	return series, nil
}
