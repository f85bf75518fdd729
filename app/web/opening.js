// The plain page before the app: one title, what to do, at most one button.

/** Shows a page instead of 正在打开…; returns its main element. */
export function show({ title, text, detail, act }) {
  const main = document.createElement("main");
  main.className = "opening";
  const mark = line("opening-mark", "共");
  mark.setAttribute("aria-hidden", "true");
  const heading = line("opening-title", title, "h1");
  heading.tabIndex = -1;
  main.append(mark, heading, line("opening-text", text));
  if (detail) main.append(line("opening-detail", detail));
  if (act) {
    const button = line("opening-act", act.label, "button");
    button.type = "button";
    button.addEventListener("click", act.run, { once: true });
    main.append(button);
  }
  document.getElementById("app").replaceChildren(main);
  heading.focus();
  return main;
}

/** Shows a warning and waits until the person goes on; asks once per tab. */
export async function ask(found) {
  const key = `gongjian-warned-${found.name}`;
  if (kept(key)) return;
  await new Promise((resolve) => show({ ...found, act: { label: "知道了，继续", run: resolve } }));
  keep(key);
  show({ title: "正在打开…", text: "" });
}

function line(className, text, tag = "p") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

// Storage may be forbidden (a private window): then the warning comes again, and that is all.
function kept(key) {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function keep(key) {
  try {
    sessionStorage.setItem(key, "1");
  } catch {
    console.info("this browser keeps nothing for the tab");
  }
}
