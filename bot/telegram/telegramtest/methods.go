package telegramtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	_ "image/jpeg" // photos are of these forms
	_ "image/png"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// dispatch answers one method.
func (s *Server) dispatch(w http.ResponseWriter, r *http.Request, c Call) {
	switch strings.ToLower(c.Method) {
	case "getupdates":
		s.getUpdates(w, r, c)
		return
	case "setwebhook", "deletewebhook":
		s.setWebhook(c)
		succeed(w, true)
	case "getme":
		succeed(w, map[string]any{"id": 12345, "is_bot": true, "first_name": "招商", "username": "zhaoshang_test_bot", "can_join_groups": true, "supports_inline_queries": true})
	case "sendmessage", "senddocument", "sendphoto":
		s.send(w, &c)
	case "editmessagetext", "editmessagereplymarkup", "editmessagecaption":
		s.edit(w, &c)
	case "getfile":
		s.getFile(w, &c)
	case "answercallbackquery":
		s.answerCallback(w, &c)
	case "answerinlinequery", "sendchataction", "setmycommands", "deletemessage", "getmycommands", "deletemycommands", "setmydescription", "setmyshortdescription":
		succeed(w, true)
	default:
		c.Status = http.StatusNotFound
		fail(w, http.StatusNotFound, "Not Found: method "+c.Method, 0)
	}
	s.record(c)
}

// refuse answers 400 and remembers it.
func refuse(w http.ResponseWriter, c *Call, text string) {
	c.Status = http.StatusBadRequest
	fail(w, http.StatusBadRequest, "Bad Request: "+text, 0)
}

func (s *Server) send(w http.ResponseWriter, c *Call) {
	chat, err := strconv.ParseInt(c.Params["chat_id"], 10, 64)
	if err != nil || chat == 0 {
		refuse(w, c, "chat not found")
		return
	}
	m := &Message{Chat: chat, Text: c.Params["text"] + c.Params["caption"], Mode: c.Params["parse_mode"], Markup: json.RawMessage(c.Params["reply_markup"])}
	if text := s.check(c, m); text != "" {
		refuse(w, c, text)
		return
	}
	for field, f := range c.Files {
		m.File, m.Photo = &f, field == "photo"
	}
	if m.Photo {
		if text := checkPhoto(m.File.Data); text != "" {
			refuse(w, c, text)
			return
		}
	}
	var reply struct {
		ID int `json:"message_id"`
	}
	if json.Unmarshal([]byte(c.Params["reply_parameters"]), &reply) == nil {
		m.ReplyTo = reply.ID
	}
	s.mu.Lock()
	s.message++
	m.ID = s.message
	s.messages[chat] = append(s.messages[chat], m)
	s.mu.Unlock()
	succeed(w, wire(m))
}

// wire is a message as the Bot API sends it back.
func wire(m *Message) map[string]any {
	return map[string]any{"message_id": m.ID, "date": time.Now().Unix(), "chat": map[string]any{"id": m.Chat, "type": "private"}, "text": m.Text}
}

// check holds the limits of a message; "" when all are kept.
func (s *Server) check(c *Call, m *Message) string {
	limit := 4096
	if c.Params["text"] == "" {
		limit = 1024
	}
	text := m.Text
	if m.Mode == "HTML" {
		stripped, err := stripHTML(text)
		if err != "" {
			return "can't parse entities: " + err
		}
		text = stripped
	}
	switch n := len(utf16.Encode([]rune(text))); {
	case n > limit:
		return "message is too long"
	case n == 0 && len(c.Files) == 0 && c.Params["document"] == "" && c.Params["photo"] == "":
		return "message text is empty"
	}
	return checkMarkup(m.Markup)
}

// checkPhoto holds the limits of a photo: 10 MB, both sides together 10,000
// pixels, one at most 20 times the other.
func checkPhoto(data []byte) string {
	if len(data) > 10<<20 {
		return "file is too big"
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return "IMAGE_PROCESS_FAILED"
	case size.Width+size.Height > 10_000, size.Width > 20*size.Height, size.Height > 20*size.Width:
		return "PHOTO_INVALID_DIMENSIONS"
	}
	return ""
}

func checkMarkup(raw json.RawMessage) string {
	var markup struct {
		Rows [][]struct {
			Text string `json:"text"`
			Data string `json:"callback_data"`
			Copy *struct {
				Text string `json:"text"`
			} `json:"copy_text"`
		} `json:"inline_keyboard"`
	}
	if len(raw) == 0 || json.Unmarshal(raw, &markup) != nil {
		return ""
	}
	for _, row := range markup.Rows {
		for _, b := range row {
			if len(b.Data) > 64 {
				return "BUTTON_DATA_INVALID"
			}
			if b.Copy != nil && b.Copy.Text == "" {
				return "COPY_TEXT_INVALID"
			}
			if b.Text == "" {
				return "text buttons must have text"
			}
		}
	}
	return ""
}

// stripHTML reads the few tags the Bot API knows; the error text is what is wrong.
func stripHTML(s string) (string, string) {
	var out strings.Builder
	var open []string
	for i := 0; i < len(s); {
		switch s[i] {
		case '<':
			j := strings.IndexByte(s[i:], '>')
			if j < 0 {
				return "", "unclosed start tag"
			}
			name, _, _ := strings.Cut(s[i+1:i+j], " ")
			if closing, ok := strings.CutPrefix(name, "/"); ok {
				if len(open) == 0 || open[len(open)-1] != closing {
					return "", fmt.Sprintf("unexpected end tag %q", closing)
				}
				open = open[:len(open)-1]
			} else if !strings.Contains(" b i u s a code pre blockquote tg-spoiler strong em ", " "+name+" ") {
				return "", fmt.Sprintf("unsupported start tag %q", name)
			} else {
				open = append(open, name)
			}
			i += j + 1
		case '&':
			j := strings.IndexByte(s[i:], ';')
			if j < 0 || !strings.Contains(" lt gt amp quot ", " "+s[i+1:i+j]+" ") {
				return "", "bad entity"
			}
			out.WriteByte('x')
			i += j + 1
		default:
			out.WriteByte(s[i])
			i++
		}
	}
	if len(open) > 0 {
		return "", "unclosed tag " + open[0]
	}
	return out.String(), ""
}

func (s *Server) edit(w http.ResponseWriter, c *Call) {
	chat, _ := strconv.ParseInt(c.Params["chat_id"], 10, 64)
	id, _ := strconv.Atoi(c.Params["message_id"])
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range s.messages[chat] {
		if m.ID != id {
			continue
		}
		next := *m
		next.Markup = json.RawMessage(c.Params["reply_markup"])
		if text, ok := c.Params["text"]; ok {
			next.Text, next.Mode = text, c.Params["parse_mode"]
		}
		if text := s.check(&Call{Params: map[string]string{"text": next.Text}}, &next); text != "" {
			refuse(w, c, text)
			return
		}
		if next.Text == m.Text && string(next.Markup) == string(m.Markup) {
			refuse(w, c, "message is not modified")
			return
		}
		next.Edits++
		*m = next
		succeed(w, wire(m))
		return
	}
	refuse(w, c, "message to edit not found")
}

func (s *Server) getFile(w http.ResponseWriter, c *Call) {
	id := c.Params["file_id"]
	s.mu.Lock()
	f, ok := s.files[id]
	s.mu.Unlock()
	switch {
	case !ok:
		refuse(w, c, "invalid file_id")
	case len(f.Data) > 20<<20:
		refuse(w, c, "file is too big")
	default:
		succeed(w, map[string]any{"file_id": id, "file_unique_id": "u" + id, "file_size": len(f.Data), "file_path": "documents/" + id})
	}
}

func (s *Server) answerCallback(w http.ResponseWriter, c *Call) {
	if strings.HasPrefix(c.Params["callback_query_id"], "old") {
		refuse(w, c, "query is too old and response timeout expired or query ID is invalid")
		return
	}
	if len(utf16.Encode([]rune(c.Params["text"]))) > 200 {
		refuse(w, c, "MESSAGE_TOO_LONG")
		return
	}
	succeed(w, true)
}
