// A bot that answers each kind of update once, written with node-telegram-bot-api.
import { Bot, InlineKeyboardBuilder, InputFile } from "node-telegram-bot-api";

const [root, token] = process.argv.slice(2);
const bot = new Bot(token, { apiRoot: root });
const chat = (ctx) => (ctx.update.message ?? ctx.update.callback_query.message).chat.id;
bot.command("doc", (ctx) => bot.api.sendDocument({ chat_id: chat(ctx), caption: "说明", document: new InputFile(new Blob(["字节"]), { filename: "a.txt" }) }));
bot.command("keys", (ctx) => bot.api.sendMessage({ chat_id: chat(ctx), text: "<b>选</b>", parse_mode: "HTML", reply_markup: new InlineKeyboardBuilder().text("甲", "a").text("乙", "b").build() }));
bot.on("callback_query", async (ctx) => {
  const q = ctx.update.callback_query;
  await bot.api.answerCallbackQuery({ callback_query_id: q.id, text: "好" });
  await bot.api.editMessageText({ chat_id: q.message.chat.id, message_id: q.message.message_id, text: "选了乙" });
});
bot.on("message", async (ctx) => {
  const m = ctx.update.message;
  if (!m.document) return bot.api.sendMessage({ chat_id: m.chat.id, text: "听到：" + m.text });
  const file = await bot.api.getFile({ file_id: m.document.file_id });
  const body = await (await fetch(`${root}/file/bot${token}/${file.file_path}`)).text();
  await bot.api.sendMessage({ chat_id: m.chat.id, text: "文件：" + body, reply_parameters: { message_id: m.message_id } });
});
bot.catch((e) => { console.error(e); process.exitCode = 1; });
process.on("SIGTERM", () => bot.stop());
await bot.startPolling();
