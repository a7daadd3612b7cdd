// A bot that answers each kind of update once, written with grammY.
import { Bot, InlineKeyboard, InputFile } from "grammy";

const [root, token] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot: root } });
bot.command("doc", (ctx) => ctx.replyWithDocument(new InputFile(Buffer.from("字节"), "a.txt"), { caption: "说明" }));
bot.command("keys", (ctx) => ctx.reply("<b>选</b>", { parse_mode: "HTML", reply_markup: new InlineKeyboard().text("甲", "a").text("乙", "b") }));
bot.callbackQuery("b", async (ctx) => {
  await ctx.answerCallbackQuery({ text: "好" });
  await ctx.editMessageText("选了乙");
});
bot.on("message:document", async (ctx) => {
  const file = await ctx.getFile();
  const body = await (await fetch(`${root}/file/bot${token}/${file.file_path}`)).text();
  await ctx.reply("文件：" + body, { reply_parameters: { message_id: ctx.msg.message_id } });
});
bot.on("message:text", (ctx) => ctx.reply("听到：" + ctx.msg.text));
bot.catch((e) => { console.error(e.error); process.exitCode = 1; });
process.on("SIGTERM", () => bot.stop());
await bot.start();
