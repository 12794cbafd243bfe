package desk

// MessagePage is a message's markup, made safe, with the images that lie in its
// own files. Where an image belongs is told by data-cid, what is elsewhere by
// data-remote-src.
type MessagePage struct {
	HTML   string
	Images []File
}
