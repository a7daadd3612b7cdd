// Package configs holds the configuration of the program: one Config tree, its
// defaults, and Load, which puts the defaults, a YAML file, the environment
// and the flags of the command line together, the later winning.
//
// A key is the path of a field in lower case with dots: telegram.webhook.url.
// The environment names it ZHAOSHANG_TELEGRAM_WEBHOOK_URL. A secret can also be
// read from a file: telegram.token_file, ZHAOSHANG_TELEGRAM_TOKEN_FILE.
package configs

import "time"

// Config is everything that can be configured. The `key` tag is the last part
// of a field's path.
type Config struct {
	Data     string   `key:"data"` // folder of documents and indexes; "" means the user's data folder
	Log      Log      `key:"log"`
	Limits   Limits   `key:"limits"`
	Index    Index    `key:"index"`
	Answer   Answer   `key:"answer"`
	Bot      Bot      `key:"bot"`
	Web      Web      `key:"web"`
	Telegram Telegram `key:"telegram"`
}

// Log says what is written to standard error.
type Log struct {
	Level     string `key:"level"`     // debug, info, warn, error
	Format    string `key:"format"`    // text, json
	Questions bool   `key:"questions"` // whether the text of questions may be logged
}

// Limits is what one added file may cost.
type Limits struct {
	File     Size          `key:"file"`     // bytes of one file
	Expanded Size          `key:"expanded"` // bytes an archive or office file may unpack to
	Ratio    int           `key:"ratio"`    // unpacked to packed size of a large member
	Depth    int           `key:"depth"`    // archives inside archives
	Members  int           `key:"members"`  // of one archive
	Pages    int           `key:"pages"`    // of one PDF
	Rows     int           `key:"rows"`     // of one table
	Columns  int           `key:"columns"`  // of one table
	Line     Size          `key:"line"`     // bytes of one line of a jsonl file
	Time     time.Duration `key:"time"`     // for one file
	Memory   Size          `key:"memory"`   // bytes of the PDF engine
}

// Index says how generations are built.
type Index struct {
	Beside int    `key:"beside"` // documents changed since the last build before the next one is due
	Check  string `key:"check"`  // folder of an evaluation set that is asked before the desk publishes an index; "" for none
}

// Answer says how questions are answered.
type Answer struct {
	Deadline      time.Duration `key:"deadline"`       // for one answer
	QuestionRunes int           `key:"question_runes"` // longer questions are refused
}

// Bot is what one person or chat may ask of the service.
type Bot struct {
	UserPerMinute  int           `key:"user_per_minute"`  // questions of one person; 0 means no limit
	ChatPerMinute  int           `key:"chat_per_minute"`  // questions of one chat; 0 means no limit
	Conversation   time.Duration `key:"conversation"`     // silence after which a conversation is over
	KeepQuestions  time.Duration `key:"keep_questions"`   // how long questions stay in the history; 0 means for ever
	AllowedUsers   []string      `key:"allowed_users"`    // ids; empty means everybody
	StaffAddPublic bool          `key:"staff_add_public"` // documents that staff send are public rather than for staff
}

// Web is the web chat.
type Web struct {
	Address   string `key:"address"`    // host:port to listen on; "" means off
	PerMinute int    `key:"per_minute"` // questions of one address; 0 means no limit
}

// Telegram is the bot in Telegram.
type Telegram struct {
	Token     Secret  `key:"token"`      // of @BotFather; "" means off
	ServerURL string  `key:"server_url"` // of the Bot API
	Workers   int     `key:"workers"`    // chats answered at once
	Webhook   Webhook `key:"webhook"`
}

// Webhook is used instead of polling when URL is set.
type Webhook struct {
	URL     string `key:"url"`     // that Telegram calls, https
	Secret  Secret `key:"secret"`  // Telegram sends it with every call
	Address string `key:"address"` // host:port to listen on
}

// Default is the configuration without file, environment and flags.
func Default() Config {
	return Config{
		Log: Log{Level: "info", Format: "text"},
		Limits: Limits{File: 64 << 20, Expanded: 256 << 20, Ratio: 200, Depth: 3, Members: 2000, Pages: 2000,
			Rows: 200_000, Columns: 2000, Line: 16 << 20, Time: 2 * time.Minute, Memory: 256 << 20},
		Index:  Index{Beside: 2000},
		Answer: Answer{Deadline: 8 * time.Second, QuestionRunes: 2000},
		Bot: Bot{UserPerMinute: 20, ChatPerMinute: 40, Conversation: 30 * time.Minute,
			KeepQuestions: 180 * 24 * time.Hour, StaffAddPublic: true},
		Web:      Web{PerMinute: 30},
		Telegram: Telegram{ServerURL: "https://api.telegram.org", Workers: 4},
	}
}
