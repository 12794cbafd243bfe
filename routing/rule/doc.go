// Package rule checks, compiles and explains the rules that say where a ticket goes.
//
// A rule has conditions, all of which must hold, and what it decides. Conditions are a list of
// (field, comparison, values), or an expression in the expr language, or both; an expression that is
// a chain of simple comparisons is turned into the same list, so that both explain themselves in the
// same words. Fields look at a Situation only: no rule can see a name, a number or a text. The field
// words asks whether any of a list of words was found in the text.
//
// Words may raise visibility, never lower it, and never rank medically (KP-7). The language holds it:
// there is no "does not contain", in expressions words() may not stand under not or in a comparison,
// and Set.Match never lets a rule that looked at words give less than the rules that did not.
//
// A Source is what people write and what is stored, one version for one unit. Compile checks it
// against the desk's Catalogue and makes a Set, which is immutable and safe for concurrent use.
// Nothing here is a sentence: failures, fields and comparisons are codes, and the words live in the
// language files.
package rule
