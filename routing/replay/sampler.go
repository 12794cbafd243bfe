package replay

// most is how many examples there are of a thing.
const most = 10

// sampler keeps the first contacts of each tenth of the period, to choose from.
type sampler [most][]Sample

func (s *sampler) add(r *Run, p *pair) {
	tenth := &s[min(most-1, int64(r.second(p.contact.OccurredAt))*most/max(1, int64(r.second(r.To))))]
	if len(*tenth) < most {
		*tenth = append(*tenth, Sample{Number: p.contact.Number, OccurredAt: p.contact.OccurredAt, Reason: p.contact.Situation.Reason,
			Rules: [sides]string{p.sides[Before].rule, p.sides[After].rule}})
	}
}

// samples are examples spread over the period, in the order in which they
// happened: the first of every tenth, then the second, until there are enough.
func (s *sampler) samples() []Sample {
	var take [most]int
	for taken, round := 0, 0; round < most && taken < most; round++ {
		for i := range s {
			if taken < most && round < len(s[i]) {
				take[i], taken = round+1, taken+1
			}
		}
	}
	var out []Sample
	for i := range s {
		out = append(out, s[i][:take[i]]...)
	}
	return out
}
