// Package rota knows who is on: a week of turns that repeats, and days that have
// turns of their own, such as a physicians' pool that is manned three months
// ahead (KP-10). It is pure; people are user ids, days and hours are the wall's
// in the unit's zone.
package rota
