// The chat on a page of somebody else's: <script src="https://…/embed.js" data-language="fi"
// data-key="…" defer></script>. It lives in a shadow tree, so that neither page changes the other.
(() => {
  "use strict";
  const script = document.currentScript;
  const service = new URL(".", script.src).href;
  const texts = /* TEXTS */ {};
  const wished = script.dataset.language || document.documentElement.lang.slice(0, 2);
  const language = wished in texts ? wished : "en";
  const text = texts[language];
  const memory = "neuvo-conversation";

  // Text only ever becomes text nodes: what the service sends is never read as HTML.
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const inline = (line) =>
    line.split(/(\*\*[^*]+\*\*)/).map((part) =>
      part.startsWith("**") && part.length > 4 ? make("strong", {}, part.slice(2, -2)) : part
    );

  const markdown = (source) =>
    source.split(/\n{2,}/).map((block) => {
      const lines = block.split("\n");
      if (lines.every((line) => line.startsWith("- ")))
        return make("ul", {}, ...lines.map((line) => make("li", {}, ...inline(line.slice(2)))));
      if (lines.every((line) => line.startsWith(">")))
        return make("blockquote", {}, ...inline(lines.map((line) => line.slice(2)).join("\n")));
      return make("p", {}, ...inline(block.replace(/ {2,}\n/g, "\n")));
    });

  const call = (path, body, accept = "application/json") =>
    fetch(new URL(path, service), {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: accept,
        ...(script.dataset.key && { Authorization: `Bearer ${script.dataset.key}` }),
      },
      body: JSON.stringify(body),
    });

  // One event at a time from a stream of server-sent events.
  async function* events(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let waiting = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      waiting += value;
      const blocks = waiting.split("\n\n");
      waiting = blocks.pop();
      for (const block of blocks) {
        const lines = block.split("\n");
        const field = (name) =>
          lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2)).join("\n");
        yield [field("event"), JSON.parse(field("data"))];
      }
    }
  }

  const style = make("style", {}, `
    :host { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a }
    button { font: inherit; cursor: pointer; border: 1px solid #14487a; border-radius: .5rem; padding: .4rem .8rem; background: #14487a; color: #fff }
    button.light { background: #fff; color: #14487a }
    :focus-visible { outline: 3px solid #e07a00; outline-offset: 2px }
    section { display: flex; flex-direction: column; width: min(26rem, calc(100vw - 2rem)); height: min(36rem, calc(100vh - 2rem)); background: #fff; border: 1px solid #767676; border-radius: .75rem; overflow: hidden }
    [hidden] { display: none }
    header { display: flex; justify-content: space-between; align-items: center; padding: .5rem 1rem; background: #eef3f8 }
    h2 { font-size: 1rem; margin: 0 }
    [role=log] { flex: 1; overflow-y: auto; padding: 0 1rem; overflow-wrap: anywhere; white-space: pre-line }
    .mine { margin: 1rem 0 .5rem 3rem; padding: .5rem; background: #eef3f8; border-radius: .5rem }
    blockquote { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid #14487a }
    ul { padding-left: 1.2rem }
    form { display: flex; gap: .5rem; padding: .75rem; border-top: 1px solid #ccc }
    textarea { flex: 1; font: inherit; border: 1px solid #767676; border-radius: .5rem; padding: .4rem; resize: none }
  `);
  const opener = make("button", { type: "button", "aria-expanded": "false" }, text.title);
  const close = make("button", { type: "button", class: "light" }, text.close);
  const log = make("div", { role: "log", "aria-live": "polite", tabindex: "0", "aria-label": text.title }, make("p", {}, text.intro));
  const field = make("textarea", { rows: "2", maxlength: "4000", "aria-label": text.question, placeholder: text.question });
  const form = make("form", {}, field, make("button", { type: "submit" }, text.send));
  const panel = make("section", { role: "dialog", "aria-label": text.title, lang: language },
    make("header", {}, make("h2", {}, text.title), close), log, form);
  panel.hidden = true;

  const show = (open) => {
    panel.hidden = !open;
    opener.hidden = open;
    opener.setAttribute("aria-expanded", String(open));
    (open ? field : opener).focus();
  };

  const sources = (citations) =>
    make("details", {}, make("summary", {}, text.sources),
      ...citations.map((one) => make("p", { lang: "fi" },
        `[${one.marker}] ${one.document} ${one.section} ${one.title}: ”${one.quote}”`)));

  const verdict = (answer) => {
    const box = make("p");
    for (const [thumb, label] of [["up", text.helped], ["down", text.not_helped]]) {
      const button = make("button", { type: "button", class: "light" }, label);
      button.onclick = async () => {
        const told = await call("v1/feedback", { answer_id: answer.id, thumb }).catch(() => null);
        box.replaceChildren(told && told.ok ? text.thanks : text.failed);
        field.focus(); // the button that had the focus is gone
      };
      box.append(button, " ");
    }
    return box;
  };

  const ask = async (question) => {
    const said = make("div", {}, make("p", {}, text.working));
    log.append(make("div", { class: "mine" }, question), said);
    log.scrollTop = log.scrollHeight;
    try {
      const body = { question, language, conversation_id: sessionStorage.getItem(memory) };
      const response = await call("v1/ask", body, "text/event-stream");
      if (!response.ok) throw new Error(String(response.status));
      let told = "";
      let whole = false;
      for await (const [kind, content] of events(response)) {
        if (kind === "sentence") said.replaceChildren(...markdown((told += content.text)));
        if (kind === "answer") {
          whole = true;
          sessionStorage.setItem(memory, content.conversation_id);
          said.lang = content.language;
          said.replaceChildren(...markdown(content.text),
            ...content.caveats.map((caveat) => make("p", {}, `⚠ ${caveat.text}`)),
            ...(content.citations.length ? [sources(content.citations)] : []), verdict(content));
        }
        log.scrollTop = log.scrollHeight;
      }
      if (!whole) throw new Error("the stream broke off");
    } catch {
      said.replaceChildren(make("p", { role: "alert" }, text.failed));
    }
  };

  opener.onclick = () => show(true);
  close.onclick = () => show(false);
  panel.onkeydown = (event) => {
    if (event.key === "Escape") show(false);
  };
  field.onkeydown = (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const question = field.value.trim();
    if (!question) return;
    field.value = "";
    ask(question);
  };

  const host = make("div", { lang: language });
  host.attachShadow({ mode: "open" }).append(style, opener, panel);
  const place = () => document.body.append(host);
  document.body ? place() : addEventListener("DOMContentLoaded", place);
})();
