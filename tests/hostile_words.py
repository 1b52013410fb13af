"""Words that would be more than words in Markdown, of GitHub's and of Streamlit's kind."""

WORDS = (
    "# Big -- heading www.evil.example a@b.example :material/delete:", "###### x", "#", "- item", "+ item", "* item",
    "1. one", "1) one", "1.", "> quote", "    code", "\tcode", "a\n===", "a\n---", "---", "***", "a\n\nb", "a  \nb",
    "a\\\nb", "a\r\nb\rc", " lead  and trail ", "  ", "\xa0bound\u3000",
    "http://evil.example/x https://evil.example HTTPS://EVIL.example <http://evil.example> ftp://evil.example",
    "xmpp:a@b.example mailto:a@b.example a.b+c@d.example.com. (www.evil.example) WWW.EVIL.EXAMPLE www.www.evil.example",
    "http", "http://", "www", "a@", "x:www.evil.example/:material_home:@b.example",
    ":material/delete: :material_delete: :streamlit: :smile: :+1: :-1: :a: :b:",
    ":red[x] :red-background[x] :blue-badge[x] :color[x]{foreground=red} :help[x] :small[x] :shimmer[x] :x ::leaf[x]",
    ":::note\nx\n:::", "a -- b -> c <- d <-> e >= f <= g ~= h", "--", "->", "<->", ">=", "x:-- y -",
    "12:30:45, A-10 - x",
    "| a | b |\n|---|---|\n| 1 | 2 |", "[^1]\n\n[^1]: note", "[ ] task", "- [x] task",
    "[a](http://evil.example) ![i](http://evil.example/i) [x]\n\n[x]: http://evil.example",
    "<b>x</b> <img src=x> <!-- c --> &amp; &#35; &lt;", "$x$ $$y$$ \\(z\\)",
    "`c` ~~s~~ **b** _e_ __b__ \\ \\\\ \\# ``` x ```",
    "```python\nx\n```", "~~~\nx\n~~~", "Zeta R&D_Shield *1*", "a_b & c*", "-", "!", "\\", "\x1b[31mred",
    "“中文”：@b.c é",
)  # fmt: skip
