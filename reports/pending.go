package reports

import "time"

func (b *builder) zone() *time.Location { return time.UTC }
func (b *builder) filterWords() string  { return b.where }

func (b *builder) summary() error         { return nil }
func (b *builder) obstacles() error       { return nil }
func (b *builder) byRole() error          { return nil }
func (b *builder) support() error         { return nil }
func (b *builder) offersKnown() error     { return nil }
func (b *builder) skills() error          { return nil }
func (b *builder) others() error          { return nil }
func (b *builder) priorities() error      { return nil }
func (b *builder) prioritiesSheet() error { return nil }
func (b *builder) openAnswers() error     { return nil }
func (b *builder) codebook() error        { return nil }
func (b *builder) method() error          { return nil }
