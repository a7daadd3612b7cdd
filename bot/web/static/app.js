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

  function picked(input) {
    const names = Array.from(input.files, function (f) { return f.name; });
    input.form.querySelector(".chosen").textContent = names.join(" · ");
  }
  document.addEventListener("change", function (e) {
    if (e.target.matches(".drop input[type=file]")) picked(e.target);
  });
  ["dragover", "dragleave"].forEach(function (kind) {
    document.addEventListener(kind, function (e) {
      const drop = e.target.closest && e.target.closest(".drop");
      if (!drop) return;
      e.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
    });
  });
  document.addEventListener("drop", function (e) {
    const drop = e.target.closest && e.target.closest(".drop");
    if (!drop) return;
    e.preventDefault();
    drop.classList.remove("over");
    const input = drop.querySelector("input[type=file]");
    input.files = e.dataTransfer.files;
    picked(input);
    input.form.requestSubmit();
  });

  // How far an upload is, and an empty form when it is done.
  function sending(form, shown) {
    const bar = form.querySelector(".sending");
    if (bar) bar.hidden = !shown;
    return bar;
  }
  document.addEventListener("htmx:xhr:progress", function (e) {
    const bar = sending(e.target, true);
    if (bar && e.detail.lengthComputable) bar.value = 100 * e.detail.loaded / e.detail.total;
  });
  document.addEventListener("htmx:afterRequest", function (e) {
    if (!e.target.matches(".drop")) return;
    sending(e.target, false);
    if (e.detail.successful) {
      e.target.reset();
      picked(e.target.querySelector("input[type=file]"));
    }
  });

  // What went wrong is said on the page, never swallowed.
  document.addEventListener("htmx:beforeSwap", function (e) {
    if (e.detail.xhr.status >= 400) {
      const text = new DOMParser().parseFromString(e.detail.xhr.responseText, "text/html").querySelector(".notice");
      const box = document.createElement("p");
      box.className = "notice problem";
      box.setAttribute("role", "alert");
      box.textContent = text ? text.textContent : "⚠ " + e.detail.xhr.status;
      const main = document.getElementById("main");
      main.querySelectorAll(":scope > .problem").forEach(function (old) { old.remove(); });
      main.prepend(box);
      box.scrollIntoView({ block: "nearest" });
    }
  });
  const mark = document.getElementById("mark");
  if (mark) mark.scrollIntoView({ block: "center" });
})();
