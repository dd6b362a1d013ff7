package tabulate

import "sonde/survey"

// apply takes one change in. What the response was before goes out of every set; what it is now comes in, so that taking
// the same change in twice is the same as once. versions is asked for a version not met before.
func (b *book) apply(change *survey.Change, versions func(version int) error) error {
	r := &change.Response
	ordinal, known := b.ordinals[r.ID]
	if known {
		b.flush()
		b.remove(ordinal)
	}
	b.seq = max(b.seq, change.Seq) // a change without a response only tells how far the feed was read
	if isGone(change) {
		delete(b.ordinals, r.ID)
		return nil
	}
	if !known {
		ordinal = b.take(r.ID)
	}
	if r.Excluded != "" {
		b.excluded.add(ordinal, b.draft)
		return nil
	}
	if b.schemas[r.Version] == nil {
		if err := versions(r.Version); err != nil {
			return err
		}
	}
	return b.enter(ordinal, r)
}

// isGone tells whether nothing is left of a response but its id.
func isGone(c *survey.Change) bool {
	return c.Kind == survey.ChangeWithdrawn || c.Kind == survey.ChangeDeleted || c.Response.Answers == nil
}

// take gives the next ordinal to a response. Ordinals are never given twice: views share the list of ids.
func (b *book) take(id string) uint32 {
	ordinal := uint32(len(b.ids))
	b.ids = append(b.ids, id)
	b.ordinals[id] = ordinal
	return ordinal
}

// remove takes an ordinal out of every set.
func (b *book) remove(ordinal uint32) {
	b.excluded.remove(ordinal, b.draft)
	for _, of := range b.versions {
		of.remove(ordinal, b.draft)
	}
	for _, c := range b.columns {
		if c.remove(ordinal, b.draft) {
			c.stamp = b.draft
		}
	}
}

// enter puts a response into the sets of its answers.
func (b *book) enter(ordinal uint32, r *survey.Response) error {
	bit := b.gather(ordinal)
	b.mark(b.event, bit, r.Event)
	b.mark(b.language, bit, r.Language)
	b.mark(b.day, bit, string(r.ReceivedOn))
	b.mark(b.source, bit, string(r.Source))
	if b.versions[r.Version] == nil {
		b.versions[r.Version] = &set{}
	}
	b.versions[r.Version].add(ordinal, b.draft)
	read := b.schemas[r.Version]
	scan := scanner{
		raw: r.Answers, bits: b.pending.bits, bit: bit, columns: b.columns, ordinal: ordinal, draft: b.draft,
	}
	if err := scan.sheet(read); err != nil {
		return survey.Wrap(survey.Internal, "TAB_007", err)
	}
	next := 0
	for _, name := range r.Skipped {
		for n := range read.asked {
			i := (next + n) % len(read.asked)
			if read.asked[i].name == name {
				b.pending.bits[read.asked[i].skipped] |= bit
				next = i + 1
				break
			}
		}
	}
	return nil
}

// mark keeps the value that a response has in a column beside its answers; "" is no value, and counts as skipped so that
// the column still knows the response.
func (b *book) mark(f *facet, bit uint64, value string) {
	slot := f.none
	if value != "" {
		known := false
		if slot, known = f.slots[value]; !known {
			slot = b.pending.slot(f.column, b.columns[f.column].need(value))
			f.slots[value] = slot
		}
		b.pending.bits[f.some] |= bit
	}
	b.pending.bits[slot] |= bit
}
