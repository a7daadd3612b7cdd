// Package telegram is the Telegram face of the bot: it receives updates
// without losing one, keeps the order within a chat, and sends answers within
// the limits of the Bot API.
//
// An update's way: poller or webhook -> Inbox (fsync, then Telegram is told)
// -> queues (one worker a chat, bounded over all) -> handlers -> sender ->
// marked done in the Inbox. What was not marked done is handled again at the
// next start.
package telegram
