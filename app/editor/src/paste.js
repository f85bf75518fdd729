// What comes from Word, WPS or a web page, cleaned into our flat blocks: what is a heading, a list or bold stays so,
// fonts, sizes and colours go. A list of lines, written as the HTML that the schema reads.
const BLOCKS = new Set(["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "UL", "OL", "BLOCKQUOTE", "PRE", "TABLE", "TBODY", "THEAD", "TR", "SECTION", "ARTICLE", "HR", "BODY", "CENTER"]);
const SKIPPED = new Set(["STYLE", "SCRIPT", "META", "LINK", "TITLE", "XML", "IMG"]);
/** The numbers of the four official levels, as people type them. */
const NUMBERS = [/^\s*[一二三四五六七八九十百]+、\s*/, /^\s*[（(][一二三四五六七八九十百]+[）)]\s*/, /^\s*\d{1,2}[.．、]\s*(?!\d)/, /^\s*[（(]\d{1,2}[）)]\s*/];
/** Longer than this, or with a full stop at its end, a numbered line is a sentence. */
const HEADING_MAX = 40;

const escaped = (text) => text.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);

class Lines {
  done = [];
  line = null;

  begin(style, indent = 0) {
    this.end();
    this.line = { style, indent, html: "", text: "" };
  }

  end() {
    if (this.line && (this.line.text.trim() || this.line.style === "divider")) this.done.push(this.line);
    this.line = null;
  }

  write(text, tags) {
    this.line ??= { style: "text", indent: 0, html: "", text: "" };
    const words = this.line.text ? text : text.trimStart();
    if (!words) return;
    this.line.text += words;
    this.line.html += tags.reduce((inner, [open, close]) => open + inner + close, escaped(words));
  }
}

/** What an element's own style says. Read as text: the policy of the page keeps the browser from reading it. */
function styled(element, name) {
  const found = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i").exec(element.dataset.css ?? "");
  return found ? found[1].trim().toLowerCase() : "";
}

/** The tags that an element's look means. */
function marksOf(element) {
  const { tagName, href } = element;
  const [weight, color] = [styled(element, "font-weight"), styled(element, "color")];
  const tags = [];
  const bold = ["B", "STRONG"].includes(tagName) ? weight !== "normal" : /^(bold|[6-9]00)$/.test(weight);
  if (bold) tags.push(["<strong>", "</strong>"]);
  if (["I", "EM"].includes(tagName) || styled(element, "font-style") === "italic") tags.push(["<em>", "</em>"]);
  const line = styled(element, "text-decoration") || styled(element, "text-decoration-line");
  if (tagName === "U" || /underline/.test(line)) tags.push(["<u>", "</u>"]);
  if (["S", "DEL", "STRIKE"].includes(tagName) || /line-through/.test(line)) tags.push(["<s>", "</s>"]);
  if (tagName === "MARK" || /^(red|#f00|#ff0000|rgb\(255, ?0, ?0\))$/.test(color)) tags.push(["<mark>", "</mark>"]);
  if (tagName === "A" && /^(https?|mailto):/i.test(href)) return [[`<a href="${escaped(href)}">`, "</a>"]];
  return tags;
}

/** What a block element begins: a style and an indent; `null`: nothing of its own. */
function styleOf(element, depth) {
  const { tagName } = element;
  if (/^H[1-6]$/.test(tagName)) return [`h${Math.min(4, Number(tagName[1]))}`, 0];
  if (tagName === "BLOCKQUOTE") return ["quote", 0];
  if (tagName === "HR") return ["divider", 0];
  if (tagName === "LI") return [element.parentElement?.tagName === "OL" ? "ordered" : "bullet", Math.max(0, Math.min(3, depth - 1))];
  const word = /mso-list:\s*l\d+\s+level(\d)/i.exec(element.dataset.css ?? "");
  if (!word) return null;
  const sign = [...element.querySelectorAll("span")].find((it) => /mso-list:\s*ignore/i.test(it.dataset.css ?? ""));
  const ordered = /[\da-z一二三四五六七八九十]/i.test(sign?.textContent ?? "") && !/^[oüØ§]\s/.test(sign?.textContent ?? "");
  return [ordered ? "ordered" : "bullet", Math.min(3, Number(word[1]) - 1)];
}

function walk(node, lines, tags, depth) {
  if (node.nodeType === Node.TEXT_NODE) return lines.write(node.data.replace(/[\s\u00a0]+/g, " "), tags);
  if (node.nodeType !== Node.ELEMENT_NODE || SKIPPED.has(node.tagName.toUpperCase())) return undefined;
  if (/mso-list:\s*ignore/i.test(node.dataset.css ?? "")) return undefined;
  if (node.tagName === "BR") return lines.begin(lines.line?.style ?? "text", lines.line?.indent);
  const below = depth + (["UL", "OL"].includes(node.tagName) ? 1 : 0);
  const isBlock = BLOCKS.has(node.tagName);
  // The paragraph inside of a list line or a quote goes on with it.
  const style = isBlock ? styleOf(node, depth) : null;
  const goesOn = isBlock && !style && lines.line && !lines.line.text && lines.line.style !== "text";
  if (isBlock && !goesOn) lines.begin(...(style ?? [node.closest("blockquote") ? "quote" : "text", 0]));
  const inner = isBlock ? tags : [...marksOf(node), ...tags];
  for (const child of node.childNodes) walk(child, lines, inner, below);
  if (["TD", "TH"].includes(node.tagName) && node.nextElementSibling) lines.write("\t", []);
  if (isBlock && !goesOn) lines.end();
  return undefined;
}

/** A short line that begins with an official number is a heading; headings lose their numbers, for ours are computed. */
function numbered(line) {
  let level = /^h([1-4])$/.exec(line.style)?.[1] - 1;
  if (line.style === "text" && line.text.trim().length <= HEADING_MAX && !/[。；;：:！!？?]\s*$/.test(line.text)) {
    level = [0, 1].find((nth) => NUMBERS[nth].test(line.text));
  }
  if (!(level >= 0)) return line;
  const number = NUMBERS.map((it) => it.exec(line.text)?.[0]).find(Boolean) ?? "";
  // A number that is cut in two by marks stays: a person sees it.
  const html = number && line.html.includes(number) ? line.html.replace(number, "") : line.html;
  return { ...line, style: `h${level + 1}`, html };
}

/** HTML from elsewhere as HTML of ours. What was copied here comes back as it was. */
export function cleaned(html) {
  if (html.includes("data-pm-slice")) return html;
  const lines = new Lines();
  const bare = html.replace(/(<[^<>]*?\s)style\s*=/gi, "$1data-css=");
  walk(new DOMParser().parseFromString(bare, "text/html").body, lines, [], 0);
  lines.end();
  const written = lines.done.map(numbered).map(({ style, indent, html }) => `<p data-style="${style}" data-indent="${indent}">${html}</p>`);
  return written.join("");
}

/** Plain text: every line is a block, numbered ones are headings as above. */
export function lined(text) {
  const lines = text.split(/\r\n?|\n/).map((it) => it.trimEnd());
  if (lines.length === 1) return `<p data-style="text">${escaped(lines[0])}</p>`;
  const blocks = lines.filter(Boolean).map((it) => numbered({ style: "text", indent: 0, text: it, html: escaped(it.trimStart()) }));
  return blocks.map(({ style, html }) => `<p data-style="${style}">${html}</p>`).join("");
}
