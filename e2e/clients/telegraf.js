// A bot that answers each kind of update once, written with Telegraf.
import { Markup, Telegraf } from "telegraf";

const [root, token] = process.argv.slice(2);
const bot = new Telegraf(token, { telegram: { apiRoot: root } });
bot.command("doc", (ctx) => ctx.replyWithDocument({ source: Buffer.from("字节"), filename: "a.txt" }, { caption: "说明" }));
bot.command("keys", (ctx) => ctx.replyWithHTML("<b>选</b>", Markup.inlineKeyboard([Markup.button.callback("甲", "a"), Markup.button.callback("乙", "b")])));
bot.action("b", async (ctx) => {
  await ctx.answerCbQuery("好");
  await ctx.editMessageText("选了乙");
});
bot.on("message", async (ctx) => {
  if (!ctx.message.document) return ctx.reply("听到：" + ctx.message.text);
  const link = await ctx.telegram.getFileLink(ctx.message.document.file_id);
  const body = await (await fetch(link)).text();
  await ctx.reply("文件：" + body, { reply_parameters: { message_id: ctx.message.message_id } });
});
bot.catch((e) => { console.error(e); process.exitCode = 1; });
process.once("SIGTERM", () => bot.stop("SIGTERM"));
await bot.launch();
