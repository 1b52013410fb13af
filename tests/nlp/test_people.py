"""Who is a person, by which name, and what only looks like one."""

import pytest

from picket.model import Document
from picket.nlp.roster import Roster
from picket.nlp.runs import normal_case, runs


def people(engine, text):
    found = [m for m in engine.read(Document("d", "d.txt", text)).mentions if m.label == "PERSON"]
    assert all(text[m.start : m.end] == m.text for m in found)
    return [(m.text, m.target) for m in found]


FOUND = [
    (
        "ADM Michael Mullen and LTG Omar Reyes spoke.",
        [("Michael Mullen", "Michael Mullen"), ("Omar Reyes", "Omar Reyes")],
    ),
    (
        "Brigadier General (ret.) Vytautas Rimkus commanded there.\n\nRIMKUS: Money.",
        [("Vytautas Rimkus", "Vytautas Rimkus"), ("RIMKUS", "Vytautas Rimkus")],
    ),
    (
        "It was Defense Minister KONO Taro who stopped it. Minister Kono explained.",
        [("KONO Taro", "Kono Taro"), ("Kono", "Kono Taro")],
    ),
    (
        "Under Moon Jae-in talks went on; Tan Wei Liang wrote so.",
        [("Moon Jae-in", "Moon Jae-in"), ("Tan Wei Liang", "Tan Wei Liang")],
    ),
    ("Kongsberg has named Silje Aasen to run its plant.", [("Silje Aasen", "Silje Aasen")]),
    ("Mairi Sutherland (Stirling) (SNP): What of it?", [("Mairi Sutherland", "Mairi Sutherland")]),
    (
        "His daughter Ola Mae Pruett wept. Ola Mae would have caught it.",
        [("Ola Mae Pruett", "Ola Mae Pruett"), ("Ola Mae", "Ola Mae Pruett")],
    ),
    ("A shop sells busts of Stalin.", [("Stalin", "Stalin")]),
    ("He leaves his sons, Chidi and Iain.", [("Chidi", "Chidi"), ("Iain", "Iain")]),
    ("The Shield That Never Was By Katarzyna Wolff. 412 pages.", [("Katarzyna Wolff", "Katarzyna Wolff")]),
    ("Deputy Assistant Secretary of State Caroline Estabrook left.", [("Caroline Estabrook", "Caroline Estabrook")]),
    (
        "Gen. John Smith spoke. Later Gen. Smith Jr. left.",
        [("John Smith", "John Smith"), ("Smith Jr.", "John Smith")],
    ),
    ("Defense Minister Tomomi Inada spoke.", [("Tomomi Inada", "Tomomi Inada")]),
    (
        "President Joe Biden met aides. Biden’s plan passed.",
        [("Joe Biden", "Joe Biden"), ("Biden", "Joe Biden")],
    ),
    (
        "Minister Han Jae-seok spoke. Later Han left.",
        [("Han Jae-seok", "Han Jae-seok"), ("Han", "Han Jae-seok")],
    ),
    (
        "Ursula von der Leyen, the commission president, agreed. Later von der Leyen left.",
        [("Ursula von der Leyen", "Ursula von der Leyen"), ("von der Leyen", "Ursula von der Leyen")],
    ),
    (
        "President Bashar al-Assad fled. Russia had armed Assad for years.",
        [("Bashar al-Assad", "Bashar al-Assad"), ("Assad", "Bashar al-Assad")],
    ),
    (
        "SEN. ELAINE DORSEY: Thank you.\n\nGEN. PETER MOSS: Yes.\n\nDORSEY: Go on.",
        [("ELAINE DORSEY", "Elaine Dorsey"), ("PETER MOSS", "Peter Moss"), ("DORSEY", "Elaine Dorsey")],
    ),
    ("Mr. DeFAZIO. Madam Speaker, I rise.", [("DeFAZIO", "DeFazio")]),
    ("By Seo Min-ah\n\nThe ship sailed.", [("Seo Min-ah", "Seo Min-ah")]),
    ("The fence stands.\n\n- Ruth Kealoha, editor", [("Ruth Kealoha", "Ruth Kealoha")]),
    (
        "A shot from the island went well. Rear Adm. Celia\nManibusan called it a good day.",
        [("Celia\nManibusan", "Celia Manibusan")],
    ),
    ("My neighbour Thad Okafor, a retired officer, waved.", [("Thad Okafor", "Thad Okafor")]),
    ("Chef Paris Okonjo has reopened.", [("Paris Okonjo", "Paris Okonjo")]),
    (
        "Trump-Kim talks failed. President Donald Trump met leader Kim Jong Un.",
        [
            ("Trump", "Donald Trump"),
            ("Kim", "Kim Jong Un"),
            ("Donald Trump", "Donald Trump"),
            ("Kim Jong Un", "Kim Jong Un"),
        ],
    ),
    (
        "KIM ORDERS MORE TESTS\n\nNorth Korean leader Kim Jong Un spoke.",
        [("KIM", "Kim Jong Un"), ("Kim Jong Un", "Kim Jong Un")],
    ),
    (
        "President Lee Jae-myung left. Analyst Lee Sang-hoon stayed. Lee said little.",
        [("Lee Jae-myung", "Lee Jae-myung"), ("Lee Sang-hoon", "Lee Sang-hoon"), ("Lee", "Lee Sang-hoon")],
    ),
    (
        "Storm reaches the coast\nWith Bea Orlano and Tomasz Kerr\n\n"
        "Roofs, says Orlano, are gone. No one, she adds, saw Orlano.",
        [
            ("Bea Orlano", "Bea Orlano"),
            ("Tomasz Kerr", "Tomasz Kerr"),
            ("Orlano", "Bea Orlano"),
            ("Orlano", "Bea Orlano"),
        ],
    ),
    (
        "The fence stands.\n\n-- Thandeka Dube, Cape Town,\n   with Rodrigo Pilar in Quito",
        [("Thandeka Dube", "Thandeka Dube"), ("Rodrigo Pilar", "Rodrigo Pilar")],
    ),
    (
        "The fence stands.\n\n(Reporting by Bea Orlano with Ruth Kealoha; editing by Tove Lindqvist)",
        [("Bea Orlano", "Bea Orlano"), ("Ruth Kealoha", "Ruth Kealoha"), ("Tove Lindqvist", "Tove Lindqvist")],
    ),
    ("A nurse who gave her name only as Elvi wept.", [("Elvi", "Elvi")]),
    ("A driver who identified himself as Tapio drove on.", [("Tapio", "Tapio")]),
    (
        "Wiert Sloterdam, a young attaché at the legation, fled. If it rained, Sloterdam thought, they would stay.",
        [("Wiert Sloterdam", "Wiert Sloterdam"), ("Sloterdam", "Wiert Sloterdam")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_people_found_with_the_full_name_of_the_text(engine, text, expected):
    assert people(engine, text) == expected


NOT_PEOPLE = [
    "A home in Costa Rica, the Costa Rica Star wrote. A Bradley Fighting Vehicle and the Barak MX passed.",
    "Sri Lanka's navy met Lotte, the retailer.",
    "The USS Ronald Reagan left Yokosuka with SPY-7 and Patriot on deck.",
    "Lockheed Martin said that Okinawa and Kauai were ready.",
    "Austin, Texas, and Virginia Beach sent observers. So did Jordan and Chad.",
    "WEATHER. Scud clouds and drizzle until noon.",
    "Near Dayr Az Zawr, five strikes destroyed a repeater station.",
    "The regime and its backers refused. Secretary General and General Assembly are titles.",
    "CORRECTION: The notice of Monday was wrong.\n\nQUESTION: Why?\n\nQUESTION: When?",
    "General Dynamics and General Atomics bid for the work.",
    "KANAZAWA, Ishikawa Prefecture--The ministry will keep it. Lviv Oblast was dark.",
    "Silver Tigers went down 2-0 in Durban.",
    "Prairie Supply, the tent shop, closes. Larkin Feed, a family firm, stays.",
    "With New Tools and Old Friends",
    "A drone identified only as Model Nine fell.",
]


@pytest.mark.parametrize("text", NOT_PEOPLE)
def test_what_only_looks_like_a_person(engine, text):
    assert people(engine, text) == []


def test_a_country_is_not_the_person_who_bears_its_name(engine):
    text = "Jordan has closed its airspace. Our producer Jordan Ellis is in Amman. Ellis is safe."
    assert people(engine, text) == [("Jordan Ellis", "Jordan Ellis"), ("Ellis", "Jordan Ellis")]


def test_the_rule_tells_the_reader_why(engine):
    text = "Defense Minister Tomomi Inada spoke. Later Inada left."
    rules = [m.rule for m in engine.read(Document("d", "d", text)).mentions if m.label == "PERSON"]
    assert rules == ["title “Defense Minister” before the name", "recurring name of Tomomi Inada"]


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("ELAINE DORSEY", "Elaine Dorsey"),
        ("SEO MIN-AH", "Seo Min-ah"),
        ("FAISAL AL-ANBAR", "Faisal Al-Anbar"),
        ("McCASKILL", "McCaskill"),
        ("TOM O'BRIEN", "Tom O'Brien"),
        ("JAN VAN DER BERG", "Jan van der Berg"),
        ("Kim Jong Un", "Kim Jong Un"),
    ],
)
def test_normal_case(written, normal):
    assert normal_case(written) == normal


def test_a_name_shared_by_two_is_the_one_named_last_before():
    text = "Anna Lee. Brian Lee."
    roster = Roster(runs(text, (0, len(text))))
    assert [roster.resolve("Lee", at) for at in (9, len(text))] == ["Anna Lee", "Brian Lee"]
    assert not roster.knows("Park")
