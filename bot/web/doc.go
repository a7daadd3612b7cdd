// Package web is the bot in a browser: the chat page, the documents behind an
// answer, the desk of staff and admins, and the same as an API. Pages need
// nothing from outside, work without JavaScript for plain questions, and show
// every text of a document as text.
package web
