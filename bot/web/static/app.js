// The chat without a page load: a question is streamed in below the last one.
// Without this script the forms work as plain pages.
(function () {
  "use strict";
  const turns = document.getElementById("turns");
  const box = document.getElementById("question");

  function show(question) {
    const article = document.createElement("article");
    article.className = "exchange";
    const p = document.createElement("p");
    p.className = "question";
    p.textContent = question;
    const wait = document.createElement("div");
    wait.className = "answer working";
    article.append(p, wait);
    turns.append(article);
    article.scrollIntoView({ block: "nearest" });
    return article;
  }

  function ask(fields, label) {
    const article = show(label);
    const source = new EventSource("/stream?" + new URLSearchParams(fields));
    const end = function (html, text) {
      source.close();
      if (html) {
        const holder = document.createElement("template");
        holder.innerHTML = html; // made by the server, every text in it escaped
        const done = holder.content.firstElementChild;
        article.replaceWith(done);
        window.htmx.process(done);
        done.scrollIntoView({ block: "nearest" });
      } else {
        const wait = article.querySelector(".answer");
        wait.classList.remove("working");
        wait.textContent = text;
      }
      box.disabled = false;
      box.focus();
    };
    box.disabled = true;
    source.addEventListener("answer", function (e) { end(e.data); });
    source.addEventListener("failed", function (e) { end("", e.data); });
    source.onerror = function () { end("", "⚠"); };
  }

  document.addEventListener("submit", function (e) {
    const form = e.target;
    if (!form.hasAttribute("data-ask") || !turns || !window.EventSource) return;
    const pressed = e.submitter;
    const fields = {};
    let label = "";
    if (pressed && pressed.name) {
      fields[pressed.name] = pressed.value;
      label = pressed.dataset.label || pressed.value;
      fields.label = label;
    } else {
      label = box.value.trim();
      fields.question = label;
      box.value = "";
    }
    if (!label) return;
    e.preventDefault();
    const welcome = document.querySelector(".welcome");
    if (welcome) welcome.remove();
    ask(fields, label);
  });

  document.addEventListener("dragover", function (e) {
    const drop = e.target.closest && e.target.closest(".drop");
    if (drop) { e.preventDefault(); drop.classList.add("over"); }
  });
  document.addEventListener("drop", function (e) {
    const drop = e.target.closest && e.target.closest(".drop");
    if (!drop) return;
    e.preventDefault();
    drop.classList.remove("over");
    const input = drop.querySelector("input[type=file]");
    input.files = e.dataTransfer.files;
    input.form.requestSubmit();
  });
  const mark = document.getElementById("mark");
  if (mark) mark.scrollIntoView({ block: "center" });
})();
