"""What leads to a country, to which one and in which sense; and what does not."""

import pytest

from picket.model import Document
from picket.nlp.gazetteer import Place
from picket.nlp.locate import likeliest


def found(engine, text):
    reading = engine.read(Document("0" * 16, "test.txt", text))
    for m in reading.mentions:
        assert text[m.start : m.end] == m.text
    return [(m.text, m.target, m.sense) for m in reading.mentions if m.label == "COUNTRY"]


NAMES = [
    ("Golden Dome for America will cost much.", [("America", "USA")]),
    ("The U.S. Navy and the Japan Air Self-Defense Force met.", [("U.S.", "USA"), ("Japan", "JPN")]),
    ("The Republic of China (Taiwan) warned the People's Republic of China.",
     [("Republic of China", "TWN"), ("Taiwan", "TWN"), ("People's Republic of China", "CHN")]),
    ("The Peoples' Republic of China wrote to the Peoples Republic of China and the Republic of China.",
     [("Peoples' Republic of China", "CHN"), ("Peoples Republic of China", "CHN"), ("Republic of China", "TWN")]),
    ("Türkiye, Turkiye and Turkey are one.", [("Türkiye", "TUR"), ("Turkiye", "TUR"), ("Turkey", "TUR")]),
    ("Côte d’Ivoire's coach left; the DRC and PNG stayed.",
     [("Côte d’Ivoire", "CIV"), ("DRC", "COD"), ("PNG", "PNG")]),
    ("A U.S.-ROK drill began.", [("U.S.", "USA"), ("ROK", "KOR")]),
    ("POLAND SITE READY, ROMANIA WEIGHS MORE", [("POLAND", "POL"), ("ROMANIA", "ROU")]),
    ("A missile that North\nKorea built fell into the sea near the coast of Chile, said a sailor.",
     [("North\nKorea", "PRK"), ("Chile", "CHL")]),
    ("The ministry in Ger-\nmany said that the leaders of North Ko-\nrea and its missile-\ndefense foes met.",
     [("Ger-\nmany", "DEU"), ("North Ko-\nrea", "PRK")]),
    ("Guinea and Guinea-Bissau; Equatorial Guinea; Papua New Guinea.",
     [("Guinea", "GIN"), ("Guinea-Bissau", "GNB"), ("Equatorial Guinea", "GNQ"),
      ("Papua New Guinea", "PNG")]),
    ("Sudan and South Sudan signed.", [("Sudan", "SDN"), ("South Sudan", "SSD")]),
    ("Air China resumes flights.", [("China", "CHN")]),
    ("THE US SENATE VOTED.", [("US", "USA")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(engine, text, expected):
    assert found(engine, text) == [(form, code, "name") for form, code in expected]


DEMONYMS = [
    (
        "Two Czechs, a Dane and several Filipinos were hurt.",
        [("Czechs", "CZE"), ("Dane", "DNK"), ("Filipinos", "PHL")],
    ),
    ("A Nigerien and a Nigerian soldier spoke.", [("Nigerien", "NER"), ("Nigerian", "NGA")]),
    ("The Philippine senate and Emirati crews agreed.", [("Philippine", "PHL"), ("Emirati", "ARE")]),
    ("Saudis, Kuwaitis and Britons watched.", [("Saudis", "SAU"), ("Kuwaitis", "KWT"), ("Britons", "GBR")]),
]


@pytest.mark.parametrize(("text", "expected"), DEMONYMS)
def test_demonyms(engine, text, expected):
    assert found(engine, text) == [(form, code, "demonym") for form, code in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He served in the Air Self-Defense Force at Wakkanai until 2019.", [("Wakkanai", "JPN")]),
        ("In Nagoya Mitsubishi Heavy builds thirty a year.", [("Nagoya", "JPN")]),
        ("I sit in Colorado Springs and look at this.", [("Colorado Springs", "USA")]),
        ("The sites are in Akita and Iwate.", [("Akita", "JPN"), ("Iwate", "JPN")]),
        ("Radars stand at Shariki (Aomori Prefecture).", [("Shariki", "JPN"), ("Aomori", "JPN")]),
        ("Lorries were bound for Vladikavkaz.", [("Vladikavkaz", "RUS")]),
        ("In Grady County they fish.", [("Grady County", "USA")]),
        ("GENEVA. The conference met.", [("GENEVA", "CHE")]),
        ("Nothing was decided at the Vilnius Summit.", [("Vilnius", "LTU")]),
        ("LIG Nex1            Seoul        Sell     455,000", [("Seoul", "KOR")]),
    ],
)
def test_places_by_what_stands_beside_them(engine, text, expected):
    assert found(engine, text) == [(form, code, "place") for form, code in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("japan deploys pac-3 units as tokyo warns the chinese", ["JPN", "JPN", "CHN"]),
        ("roast turkey on china plates, said a chad from the white house of jordan", []),
        ("the french and the south koreans met in warsaw", ["FRA", "POL"]),
        ("They met. japan and the chinese talked.", []),
    ],
)
def test_a_text_without_capitals_still_names_countries(engine, text, expected):
    assert [target for _, target, _ in found(engine, text) if target] == expected


LOCAL_NEWS = "Boone County Sheriff Ken Campbell said deputies met Lebanon firefighters near Lafayette Road."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jordan Elementary School got a check. The Jordan program begins in May.", ["USA", "USA"]),
        ("Palestine Independent School District opens its library.", ["USA"]),
        (LOCAL_NEWS, ["USA"]),
        (LOCAL_NEWS + " He had served with Lebanese officers.", ["LBN", "LBN"]),
        (LOCAL_NEWS + " Israel's envoy is to visit.", ["LBN", "ISR"]),
        ("Jordan asked Congress for Patriot batteries.", ["JOR"]),
    ],
)
def test_towns_that_bear_a_countrys_name(engine, text, expected):
    assert [target for _, target, _ in found(engine, text) if target] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ships sailed the South China Sea, the Sea of Japan and the Gulf of Mexico.",
        "The Gulf War and the Korean War ended.",
        "The Indian Ocean, the Korean Peninsula and the Taiwan Strait are calm.",
        "He speaks French and Spanish.",
        "French fries, Brussels sprouts and roast turkey came on fine china plates.",
        "A Panama hat, a German shepherd and two guinea pigs.",
        "Irish potatoes went with Lebanon bologna; the book was translated from the German by a friend.",
        "The farms of South Jersey and the cafes of Little Portugal are full.",
        "Lunch was Irish stew, Hungarian sausages, Jerusalem artichokes and a Spanish omelette.",
        "East German engineers trained North Vietnamese gunners; East Germany is gone.",
        "Michael Jordan beat Chad Johnson.",
        "It was an act of Providence that they went west of the Mississippi and down the Ohio.",
        "Admission is free to anyone named Kenya, Chad or Georgia.",
        "Gen. Jordan briefed reporters.",
        "Native Americans and Latin American guests came.",
        "They gave up cold turkey; tell us about it.",
        "LET US HOPE FOR THE BEST",
        "Korean industry would lose a decade.",
        "The Soviet-designed weapon was old.",
        "The Black Sea and the Strait of Hormuz are narrow.",
        "The two countries, the region and the Global South agreed.",
        "Readers liked the Washington Post.",
        "The Virginia-class submarine dived.",
        "He spoke to Secretary Gates about HIV and Hamas.",
    ],
)
def test_what_is_no_country(engine, text):
    assert found(engine, text) == []


SENSES = [
    ("Tokyo and Washington agree on a plan.", "Tokyo", "metonym"),
    ("Seoul has not requested a second battery.", "Seoul", "metonym"),
    ("It was a reply to Ankara's refusal to pay.", "Ankara", "metonym"),
    ("Talks between Beijing and Washington stalled.", "Beijing", "metonym"),
    ("The ministry thanks Washington for the sale.", "Washington", "metonym"),
    ("A statement from Pyongyang followed.", "Pyongyang", "metonym"),
    ("Beijing-backed firms bid.", "Beijing", "metonym"),
    ("Should Washington call its ships home, little would change.", "Washington", "metonym"),
    ("They wrote to Berlin, Ottawa and Downing Street.", "Ottawa", "metonym"),
    ("The Kremlin said no.", "Kremlin", "metonym"),
    ("Athens, for its part, fears Ankara.", "Athens", "metonym"),
    ("Athens, for its part, fears Ankara.", "Ankara", "metonym"),
    ("Two batteries were requested from Paris several times.", "Paris", "metonym"),
    ("Let us ring Oslo about the radar.", "Oslo", "metonym"),
    ("Manila talks to the Swedes.", "Manila", "metonym"),
    ("Beijing decries the sale.", "Beijing", "metonym"),
    ("A message from Seoul to Vienna arrived.", "Vienna", "metonym"),
    ("TRIPOLI SEETHES", "TRIPOLI", "metonym"),
    ("Prague was told to wait.", "Prague", "metonym"),
    ("Warsaw and Minsk were bombed in turn.", "Warsaw", "place"),
    ("Sanaa has been heavily shelled.", "Sanaa", "place"),
    ("He rests in Minsk's Military Cemetery.", "Minsk", "place"),
    ("She writes out of Nairobi.", "Nairobi", "place"),
    ("A third of Khartoum left.", "Khartoum", "place"),
    ("A craze ran from Boston to Jakarta.", "Jakarta", "place"),
    ("Families fled Kabul.", "Kabul", "place"),
    ("In Tokyo, for example, prices fell.", "Tokyo", "place"),
    ("A conference in Tokyo ended.", "Tokyo", "place"),
    ("SEOUL (Wire) — Snow fell.", "SEOUL", "place"),
    ("Warsaw, May 3 (Press) - Snow fell.", "Warsaw", "place"),
    ("The embassy in Beijing protested.", "Beijing", "place"),
    ("Belgrade newspapers were content.", "Belgrade", "place"),
    ("He flew on Monday to Moscow.", "Moscow", "place"),
    ("Flights between Paris and Rome resumed.", "Rome", "place"),
    ("A strike on Kyiv killed two.", "Kyiv", "place"),
    ("Cairo's streets were empty.", "Cairo", "place"),
    ("In the spring they met in Zagreb, and Lisbon kept quiet.", "Zagreb", "place"),
]


@pytest.mark.parametrize(("text", "capital", "sense"), SENSES)
def test_capitals_act_or_are_places(engine, text, capital, sense):
    assert {form: s for form, _, s in found(engine, text)}[capital] == sense


PLACES = [
    ("Work will be done in Lebanon, Tennessee; and Troy, Alabama.",
     [("Lebanon", "USA"), ("Tennessee", "USA"), ("Troy", "USA"), ("Alabama", "USA")]),
    ("It is built in Moscow, Idaho, and Paris, Texas.",
     [("Moscow", "USA"), ("Idaho", "USA"), ("Paris", "USA"), ("Texas", "USA")]),
    ("The girls of Athens, Georgia, won.", [("Athens", "USA"), ("Georgia", "USA")]),
    ("A plant in Huntsville, Ala., closed.", [("Huntsville", "USA"), ("Ala.", "USA")]),
    ("The first shot from Guam hit.", [("Guam", "USA")]),
    ("She was born in Kings Bay, Ga. The base is large.", [("Kings Bay", "USA"), ("Ga.", "USA")]),
    ("Rebels entered Bukavu at dawn.", [("Bukavu", "COD")]),
    ("Missiles fell near Lviv and on Crimea.", [("Lviv", "UKR"), ("Crimea", "UKR")]),
    ("In March Bavaria will vote.", [("Bavaria", "DEU")]),
    ("A plant in Panama City, Florida, and one in Peru, Indiana, shut.",
     [("Panama City", "USA"), ("Florida", "USA"), ("Peru", "USA"), ("Indiana", "USA")]),
    ("They moved from Bristol to Leeds, England and Swansea, Wales.",
     [("Bristol", "GBR"), ("Leeds", "GBR"), ("England", "GBR"), ("Swansea", "GBR"), ("Wales", "GBR")]),
    ("Rockets fell near Beersheba, Ashdod and Netanya.", [("Beersheba", "ISR"), ("Ashdod", "ISR"), ("Netanya", "ISR")]),
    ("A crew from Ohio met one from Texas in Durham.", [("Ohio", "USA"), ("Texas", "USA"), ("Durham", "USA")]),
    ("The convoy left Basra at dawn.", [("Basra", "IRQ")]),
    ("A yard in Providence, Rhode Island.", [("Providence", "USA"), ("Rhode Island", "USA")]),
    ("England lost to Scotland.", [("England", "GBR"), ("Scotland", "GBR")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(engine, text, expected):
    assert found(engine, text) == [(form, code, "place") for form, code in expected]


def test_georgia_is_the_state_or_the_country_by_its_sentence(engine):
    text = "In Georgia, my state, people ask. I was in Tbilisi. Georgia, the country, is small."
    assert [m for m in found(engine, text) if m[0] == "Georgia"] == [
        ("Georgia", "USA", "place"), ("Georgia", "GEO", "name"),
    ]  # fmt: skip


def test_congo_is_decided_by_the_text(engine):
    assert ("Congo", "COD", "name") in found(engine, "Rebels took Goma. Congo protested.")
    assert ("Congo", "COG", "name") in found(engine, "Brazzaville is calm. Congo will vote.")


def test_what_the_text_leaves_open_is_shown_as_an_issue(engine):
    reading = engine.read(Document("0" * 16, "test.txt", "Congo will vote in May."))
    assert [(m.text, m.target, m.sense) for m in reading.mentions if m.label == "COUNTRY"] == [("Congo", None, "name")]
    assert [i.message for i in reading.issues] == [
        "“Congo” may be Democratic Republic of the Congo or Republic of the Congo; the text does not say which"
    ]


def test_korea_is_not_the_norths_because_the_north_is_named(engine):
    text = "North Korea fired a rocket. His father fought in Korea, his son in Iraq."
    assert ("Korea", None, "name") in found(engine, text)
    assert ("Korea", "KOR", "name") in found(engine, "Seoul agreed to pay. Our bases in Korea stay.")


def test_the_north_and_the_south_need_a_country_named(engine):
    text = "North Korea fired. The North's engineers learn; the South waits on the north shore."
    assert [m for m in found(engine, text) if m[2] == "short"] == [
        ("North", "PRK", "short"),
        ("South", "KOR", "short"),
    ]
    assert found(engine, "The South rose again, and the North moved on.") == []


def test_the_south_is_not_koreas_where_americas_is_meant(engine):
    text = "South Korea buys our cotton. Since the Civil War the South has sold it."
    assert found(engine, text) == [("South Korea", "KOR", "name")]
    text = "Alabama, Texas and Georgia grow. The South is rich, said a visitor. South Korea agreed."
    assert [m for m in found(engine, text) if m[2] == "short"] == []


def test_korean_news_agency_is_the_norths_where_the_text_is_about_it(engine):
    text = "Pyongyang confirmed the launch through its official Korean Central News Agency."
    assert ("Korean", "PRK", "demonym") in found(engine, text)


def test_people_named_like_countries(engine):
    text = "Jordan has closed its airspace. Our producer Jordan Ellis is in Amman. Ellis says Jordanians watch."
    assert found(engine, text) == [
        ("Jordan", "JOR", "name"), ("Amman", "JOR", "place"), ("Jordanians", "JOR", "demonym"),
    ]  # fmt: skip


def test_a_name_does_not_run_over_an_empty_line(engine):
    assert found(engine, "Notes on the South\n\nKorea is a word here.") == [("Korea", None, "name")]


def test_the_larger_town_counts_even_under_an_older_name():
    kolkata = Place("Kolkata", "IND", "", 4_631_392, main=False)
    namesake = Place("Calcutta", "ZAF", "", 17_000, main=True)
    assert likeliest([namesake, kolkata], {}) is kolkata
    assert likeliest([kolkata, namesake], {"ZAF": 1}) is kolkata


def test_a_town_of_a_named_country_is_preferred_to_one_not_much_larger():
    england, massachusetts = (
        Place("Cambridge", "GBR", "", 145_000, True),
        Place("Cambridge", "USA", "US-MA", 110_000, True),
    )
    assert likeliest([england, massachusetts], {}) is england
    assert likeliest([england, massachusetts], {"USA": 2}) is massachusetts


def test_rules_speak_to_a_reader(engine):
    reading = engine.read(Document("0" * 16, "test.txt", "Tokyo suspended the plan. Japan waits in Kobe."))
    assert [m.rule for m in reading.mentions if m.label == "COUNTRY"] == [
        "capital of Japan, acting: “suspended”", "name “Japan”",
        "town in Japan (GeoNames); the model reads a place (GPE)",
    ]  # fmt: skip
