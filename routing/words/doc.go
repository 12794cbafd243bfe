// Package words finds given words in what people write.
//
// Texts and patterns are folded alike: lower case, accents dropped except on å, ä and ö, everything
// that is no letter or digit a gap between words. A pattern is one or more words, each found whole;
// an asterisk after a word finds all that begin with it ("svikt*"), and a tilde between two words lets
// up to three others stand there ("ont ~ bröst*"). Nothing else is understood: no negation, no grammar.
// What a finding may be used for is the caller's matter.
package words
