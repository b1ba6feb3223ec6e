// What every piece of the script uses.

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function plain(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}
