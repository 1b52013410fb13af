// What is said of a figure that corrections changed; nothing of another.
function corrected(read) {
  return read ? `, corrected; ${read} as read` : "";
}

function made(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}
