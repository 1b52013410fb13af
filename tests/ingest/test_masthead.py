"""What a text states of itself, in the words that say so; and what only looks as if it did."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.ingest import read_bytes
from picket.ingest.masthead import masthead
from picket.library.intake import SEEDS

PROSE = (
    "Japan plans to propose putting priority on bolstering missile defense during talks late next month, "
    "a government source said Saturday.\n\nThe ministers may discuss how to divide roles."
)


def said(text):
    found = masthead(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert len({s.field for s in found}) == len(found)
    return {s.field: s.text for s in found}


@pytest.mark.parametrize(
    ("head", "stated"),
    [
        # agencies and papers
        ("• Kyodo\n\n\n", {"source": "Kyodo"}),
        ("AP, Kyodo\n\n", {"source": "AP, Kyodo"}),
        ("The Associated Press\n\n", {"source": "The Associated Press"}),
        ("The Northern Gazette\n\n", {"source": "The Northern Gazette"}),
        ("Source: Janes\n\n", {"source": "Janes"}),
        ("By Reuters\n\n", {"source": "Reuters"}),
        ("(Reuters) - ", {"source": "Reuters"}),
        # datelines
        ("SEOUL (Lake Wire) — ", {"place": "SEOUL", "source": "Lake Wire"}),
        ("LVIV, April 3 (Lake Wire) – ", {"place": "LVIV", "day": "April 3", "source": "Lake Wire"}),
        ("OSLO, NORWAY, JUNE 3 (FJORD LINE) -- ",
         {"place": "OSLO, NORWAY", "day": "JUNE 3", "source": "FJORD LINE"}),
        ("Seoul, South Korea (CNN) — ", {"place": "Seoul, South Korea", "source": "CNN"}),
        ("MOSCOW, March 2. /TASS/. ", {"place": "MOSCOW", "day": "March 2", "source": "TASS"}),
        ("HUNTSVILLE, Ala., May 8, 2025 /PRNewswire/ -- ",
         {"place": "HUNTSVILLE, Ala.", "published": "May 8, 2025", "source": "PRNewswire"}),
        ("NAHA, Okinawa Prefecture--", {"place": "NAHA, Okinawa Prefecture"}),
        ("SAN DIEGO (March 2) – ", {"place": "SAN DIEGO", "day": "March 2"}),
        # dates
        ("Published: 3 May 2025\n\n", {"published": "3 May 2025"}),
        ("Posted on May 3rd, 2025, 10:15 a.m. EDT\n\n", {"published": "May 3rd, 2025"}),
        ("Published 2025-05-03 | Updated 2025-05-04\n\n", {"published": "2025-05-03"}),
        ("18 May 2025\n\n", {"published": "18 May 2025"}),
        ("Sunday, 18 May 2025 14:05 GMT\n\n", {"published": "Sunday, 18 May 2025"}),
        ("May 6, 2025 | World\n\n", {"published": "May 6, 2025"}),
        ("Reuters · Sept. 6, 2025\n\n", {"source": "Reuters", "published": "Sept. 6, 2025"}),
        ("The Harbor Review, 25 June 2025\n\n", {"source": "The Harbor Review", "published": "25 June 2025"}),
        ("[Record Volume 155 (Thursday, October 22, 2009)]\n\n",
         {"title": "[Record Volume 155 (Thursday, October 22, 2009)]", "published": "Thursday, October 22, 2009"}),
        ("LETTER OF THE GROUP\nNo. 204 · Vienna, 3 March 2026\n\n",
         {"title": "LETTER OF THE GROUP", "published": "3 March 2026"}),
        ("THE MINISTER'S PRESS CONFERENCE\nDate and time: Friday, 24 April 2026\n\n",
         {"title": "THE MINISTER'S PRESS CONFERENCE", "published": "Friday, 24 April 2026"}),
        ("The attacks of September 11, 2001\n\n", {"title": "The attacks of September 11, 2001"}),
        ("Contracts for Sept. 9, 2025\n\n",
         {"title": "Contracts for Sept. 9, 2025", "published": "Sept. 9, 2025"}),
        ("PRESS STATEMENT\nMinistry of Defence, Republic of Ruritania\n18 May 2025\n\n",
         {"source": "Ministry of Defence", "published": "18 May 2025"}),
        ("TRANSCRIPT (EXCERPT)\nSubcommittee on Air Forces, Springfield, 6 May 2025\n\n",
         {"published": "6 May 2025"}),
        ("POLICY BRIEF 41\nLake Institute for Strategy, Oslo\n\n", {"source": "Lake Institute for Strategy"}),
        # authors
        ("By Anna Lee-Smith\n\n", {"author": "Anna Lee-Smith"}),
        ("BY PETRA O'HARA\n\n", {"author": "PETRA O'HARA"}),
        ("By Ludwig van der Berg and J. R. Moe\n\n", {"author": "Ludwig van der Berg and J. R. Moe"}),
        ("By Ann Lee, Bo Moe and Cy Roe\n\n", {"author": "Ann Lee, Bo Moe and Cy Roe"}),
        ("By Ann Lee, Hong Kong\n\n", {"author": "Ann Lee"}),
        ("By Ann Lee, Associated Press\n\n", {"author": "Ann Lee", "source": "Associated Press"}),
        ("By KENJI MORI / Staff Writer\n\n", {"author": "KENJI MORI"}),
        ("By Ann Lee | May 6, 2025\n\n", {"author": "Ann Lee", "published": "May 6, 2025"}),
        ("Author: Ann Lee\n\n", {"author": "Ann Lee"}),
        # headlines
        ("JAPAN SEEKS NEW SHIELD\n\n", {"title": "JAPAN SEEKS NEW SHIELD"}),
        ("Japan seeks new shield\n\nBy Ann Lee\n\n",
         {"title": "Japan seeks new shield", "author": "Ann Lee"}),
        ("Japan seeks new shield\nBy Ann Lee\nTOKYO, May 6 (AP) — ",
         {"title": "Japan seeks new shield", "author": "Ann Lee", "place": "TOKYO", "day": "May 6",
          "source": "AP"}),
        ("Can Japan afford a shield?\n\n", {"title": "Can Japan afford a shield?"}),
        ("OPINION: The price of a shield\n\n", {"title": "The price of a shield"}),
        ("ANALYSIS\n\nThe price of a shield\n\n", {"title": "The price of a shield"}),
        ("Japan seeks a new\nshield against missiles\n\n",
         {"title": "Japan seeks a new\nshield against missiles"}),
        ("S. Korea to field L-SAM; N. Korea tests missile\n\n",
         {"title": "S. Korea to field L-SAM; N. Korea tests missile"}),
        ("SKY LETTER            No. 12, May 2025\n\nGUAM FIRST\n\n",
         {"source": "SKY LETTER", "title": "GUAM FIRST"}),
        ("SKY LETTER            No. 12\nNews of the sky        30 April 2026\n\n",
         {"source": "SKY LETTER", "published": "30 April 2026"}),
        # nothing
        ("", {}),
        ("By Tuesday\n\n", {}),
        ("By air\n\n", {}),
        ("By Someone\n\n", {}),
        ("By Staff Writer\n\n", {}),
        ("May 6\n\n", {}),
        ("3/5/2025\n\n", {}),
        ("31 April 2025\n\n", {}),
        ("Updated: 3 May 2025\n\n", {}),
        ("3 May 2025\n4 May 2025\n\n", {}),
        ("• Guam\n\n", {}),
        ("Source: a government official\n\n", {}),
        ("HONG KONG — ", {}),
        ("RAYTHEON (RTX) — ", {}),
        ("Raytheon (RTX) — ", {}),
        ("(Editor’s note) — ", {}),
        ("REID: ", {}),
        ("On March 6, 2017, Kyodo (the agency) said so. ", {}),
        ("By May 6, 2025, all was ready, said Ann Lee. ", {}),
        ("Published on 3 May 2025 by a ministry, the paper says much. ", {}),
        ("# Japan seeks new shield\n\n", {}),
        ("Photo by Ann Lee/Reuters\n\n", {}),
        ("Guam Daily Post\n\n", {}),
        ("Staff Report\n\n", {}),
        ("TOKYO, JIJI – ", {}),
        ("What happened on May 6, 2025\n\n", {"title": "What happened on May 6, 2025"}),
        ("Pearl Harbor, December 7, 1941\n\n", {"title": "Pearl Harbor, December 7, 1941"}),
        ("PRESS RELEASE\nMinistry of Defence Orders Patriot Batteries\n18 May 2025\n\n",
         {"title": "Ministry of Defence Orders Patriot Batteries", "published": "18 May 2025"}),
        ("FOR IMMEDIATE RELEASE\nOffice of the Secretary of Defense\nMarch 4, 2025\n\nPentagon has plan\n\n",
         {"source": "Office of the Secretary of Defense", "published": "March 4, 2025",
          "title": "Pentagon has plan"}),
        ("Dear readers,\n\n", {}),
        ("1. Japan seeks new shield\n\n", {}),
        ("UNITED STATES SENATE\nCOMMITTEE ON ARMED SERVICES\n\n", {}),
        ("Asia Pacific\n\nJapan seeks new shield\n\n", {}),
        ("Dec. 7, 1941, was a Sunday. ", {}),
    ],
)  # fmt: skip
def test_heads(head, stated):
    assert said(head + PROSE) == stated
    assert said((head + PROSE).replace("\n", "\r\n")) == {k: v.replace("\n", "\r\n") for k, v in stated.items()}


@pytest.mark.parametrize(
    ("foot", "stated"),
    [
        ("\n\n- Ann Lee, editor\n", {"author": "Ann Lee"}),
        ("\n\n-- Ann Lee, Cape Town,\n   with Bo Moe in Lima\n", {"author": "Ann Lee"}),
        ("\n\n— AFP", {"source": "AFP"}),
        (" (Kyodo)", {"source": "Kyodo"}),
        ("\n[Yonhap]\n", {"source": "Yonhap"}),
        ("\n\n(Reporting by Ann Lee; Editing by Bo Moe)", {"author": "Ann Lee"}),
        ("\n\n© 2025 The Associated Press. All rights reserved.", {"source": "The Associated Press"}),
        ("\n\nCopyright 2025 Lake Wire", {"source": "Lake Wire"}),
        (
            "\n\nAuthors: Ann Lee and Bo Moe. An earlier draft was discussed.",
            {"author": "Ann Lee and Bo Moe"},
        ),
        ("\n\nPublished: 3 May 2025", {"published": "3 May 2025"}),
        # nothing
        ("\n\nAnn Lee teaches public finance in Kobe.", {}),
        ("\n\n“We will wait.”\n\n— Ann Lee", {}),
        ("\n\nIt has:\n\n- Iron Dome\n- Iron Beam", {}),
        ("\n\n- Patriot batteries", {}),
        ("\n\n- Patriot Advanced Capability", {}),
        ("\n\n- Iron Dome, Israel", {}),
        ("\n\n-- THAAD Battery, Guam", {}),
        ("\n\n© Crown copyright", {}),
        ("\n\nCopyright law was changed.", {}),
        ("\n\n¹ Conversation with an official, Berlin, 4 February 2026.", {}),
        (" (Laughter.)", {}),
        (" He spoke of the alliance (NATO)", {}),
        ("\n\n4 February 2026 was a cold day.", {}),
    ],
)
def test_feet(foot, stated):
    assert said(PROSE + foot) == stated


def test_a_name_beneath_the_headline_is_the_authors_when_the_foot_says_who_that_is():
    head = "The price of a shield\n\nAnn Lee\n\n" + PROSE
    assert said(head + "\n\nAnn Lee is a former adviser.")["author"] == "Ann Lee"
    assert "author" not in said(head)


def test_wrapped_prose_is_no_headline():
    text = "In December the navy of the United States tested\nan interceptor from Guam, the first such shot."
    assert said(text + "\n\n" + PROSE) == {}


def test_a_text_without_prose_has_no_headline():
    assert said("Iron Dome\n\nIron Beam\n\nPatriot and Aegis\n") == {}


def test_the_head_goes_before_the_dateline_and_that_before_the_foot():
    text = "The Lake Times\n\nSEOUL, May 6, 2025 (AP) — " + PROSE + "\n\n© 2024 Kyodo"
    assert said(text) == {"source": "The Lake Times", "place": "SEOUL", "published": "May 6, 2025"}


def test_a_document_carries_what_its_text_states():
    text = "JAPAN  SEEKS SHIELD\n\nBy Ann Lee\n\nReuters | Tuesday, May 6, 2025\n\n" + PROSE
    document, issues = read_bytes(text.encode(), "a.txt")
    assert (document.title, document.author) == ("JAPAN SEEKS SHIELD", "Ann Lee")
    assert (document.source, document.published) == ("Reuters", date(2025, 5, 6))
    assert [s.field for s in document.stated] == ["title", "author", "source", "published"]
    assert issues == ()


def test_a_markdown_heading_is_stated_too_and_comes_first():
    text = "*18 May 2025*\n\n# Shield\n\n**By Ann Lee**\n\n" + PROSE
    document, _ = read_bytes(text.encode(), "a.md")
    assert (document.title, document.author, document.published) == ("Shield", "Ann Lee", date(2025, 5, 18))
    assert all(text[s.start : s.end] == s.text for s in document.stated)
    assert len([s for s in document.stated if s.field == "title"]) == 1


def test_the_seed_states_its_agency_and_no_date():
    document, _ = read_bytes((SEEDS / "000_593f3f745023c768.txt").read_bytes(), "seed.txt")
    assert (document.title, document.source, document.author, document.published) == ("", "Kyodo", "", None)
    (stated,) = document.stated
    assert (stated.field, stated.start, stated.end) == ("source", 2, 7)


PIECES = [
    "By Ann Lee",
    "• Kyodo",
    "May 6, 2025",
    "SEOUL (AP) — ",
    "|",
    "  ",
    "\n",
    "\r\n",
    "\n\n",
    "- ",
    "(",
    ")",
    PROSE,
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8)).map("".join))
def test_whatever_the_text_its_words_are_its_own(text):
    said(text)
