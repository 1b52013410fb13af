// Two buttons that save the picture of a chart; see picture_frame.js for what is on it.
export default function ({ parentElement, data }) {
  const line = parentElement.querySelector(".picture");
  line.data = data;
  if (line.childElementCount) return named(line);
  const failed = made("span", "failed");
  failed.setAttribute("role", "status");
  line.append(made("span", "words", "Picture"), button("PNG"), button("SVG"), failed);
  named(line);

  function button(form) {
    const one = made("button", "", form);
    one.type = "button";
    one.addEventListener("click", async () => {
      failed.textContent = "";
      try {
        await save(line.data, form);
      } catch (error) {
        failed.textContent = `${error.message} Try again once the chart is drawn.`;
      }
    });
    return one;
  }
}

// Screen readers are told which chart it is of.
function named(line) {
  for (const one of line.querySelectorAll("button")) {
    one.setAttribute("aria-label", `${one.textContent} picture: ${line.data.title}`);
    one.title = `What is on the screen as ${one.textContent === "PNG" ? "a PNG at twice its size" : "an SVG"}, for a report`;
  }
}

async function save(data, form) {
  const { root, families } = framed(data);
  root.querySelector("style").textContent = await faces(families);
  const written = new XMLSerializer().serializeToString(root);
  const file = new Blob([written], { type: "image/svg+xml" });
  hand(form === "PNG" ? await dots(file, root) : file, `${data.name}.${form.toLowerCase()}`);
}
