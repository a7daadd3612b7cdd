// Package bot is how people reach an answer: Service takes a message from any
// channel and gives the reply, with rights, conversations, commands and rate
// limits. The channels (terminal, telegram, web) are packages below it.
package bot

import (
	"zhaoshang/answer"
	"zhaoshang/corpus"
)

// Message is what somebody sent, in any channel.
type Message struct {
	ID       string            // of the channel; only for the log
	Channel  string            // terminal, telegram, web
	User     string            // id within the channel
	Chat     string            // id within the channel; "" means a chat of the user alone
	Name     string            // of the person, for the log of changes
	Text     string            // a question, a command with its arguments, or the number of a choice
	Choice   string            // id of the answer.Choice that was pressed; Text is then ignored
	Role     corpus.Visibility // what the channel itself grants; the person's own role may be higher
	Language string            // of the person's app, or "": the language of commands' replies
	Files    []File            // that staff send to be added
	Rows     []string          // ids of the records that /export is to send; nil means those of the last answer
	Alone    bool              // the message belongs to no conversation, and none is kept
	Rich     bool              // the channel shows buttons and can be written to first
	Shared   bool              // others read the chat too: only what is public may be shown there
	Progress func(Reply)       // shows how far something long is; nil shows nothing
}

// File is a file in a message or a reply.
type File struct {
	Name string // base name
	Type string // media type; may be empty in a Message
	Data []byte
}

// Reply is what goes back. Text stands alone; the rest is for channels that can
// show more than text.
type Reply struct {
	Text     string
	Language string          // of Text: zh-Hans, zh-Hant or en
	Status   answer.Status   // "" for the reply to a command
	Gap      string          // why there was no answer; "" when there was one
	Sources  []answer.Source // best first
	Choices  []answer.Choice // what can be chosen after answer.Clarify
	Rows     []string        // ids of the records behind a computed answer
	Facts    []answer.Fact
	Chart    *answer.Chart // of groups, years and rankings; Asked says that it is wanted
	Buttons  []Button
	Files    []File // of /export and /original, pictures
	Trace    *answer.Trace
	Marks    []corpus.Span // of Text, in runes: the words to be shown marked
	OnReply  string        // what somebody writes in reply to this is the rest of that command
	Refused  bool          // rights or rate limits; nothing was done
}

// Button offers something to go on with. Command is sent back as a Message's
// Text when it is pressed.
type Button struct {
	Label   string
	Command string
	Replace bool // the reply takes the place of the message that the button stands under
}
