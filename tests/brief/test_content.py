"""What a brief says is what the tables say, and every figure has its sentences."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picket import evidence, timeline
from picket.brief import Asked, brief_of, telling
from picket.brief.annex import EACH, Annex
from picket.brief.systems import MOST, REPORTS
from picket.filter import Entity, Filter
from picket.passages import folded
from picket.tables import TABLES
from tests.brief.conftest import MADE
from tests.ledger_at_hand import FILTERS


def test_countries_and_systems_are_those_of_the_tables(many):
    part = many.brief.parts[0]
    countries = TABLES["countries"].make(many.ledger.where(Filter()))
    assert part.on_map == tuple(zip(countries["iso3"], countries["mentions"]))
    assert [(c.key, c.mentions, c.documents, c.stories, c.sources) for c in part.countries] == list(
        countries.head(20)[["iso3", "mentions", "documents", "stories", "sources"]].itertuples(index=False, name=None)
    )
    systems = TABLES["systems"].make(many.ledger.where(Filter())).set_index("system")
    for system in part.systems:
        row = systems.loc[system.named.key]
        assert (system.named.mentions, system.named.documents) == (row["mentions"], row["documents"])
    mentions = [system.named.mentions for system in part.systems]
    assert mentions == sorted(mentions, reverse=True)
    assert sum(mentions) + part.more_systems.mentions == systems["mentions"].sum()


@given(wanted=FILTERS)
@settings(max_examples=25)
def test_by_any_filter_the_sums_are_those_of_the_tables(many, wanted):
    part = brief_of(many.ledger, wanted, made=MADE).parts[0]
    kept = many.ledger.where(wanted)
    countries = sum(c.mentions for c in part.countries) + part.more_countries.mentions + part.unplaced
    assert countries == len(kept.labelled("COUNTRY"))
    assert sum(s.named.mentions for s in part.systems) + part.more_systems.mentions == len(kept.labelled("SYSTEM"))
    assert sum(period.mentions for period in part.periods) == len(kept)
    reports = sum(len(s.reports) + s.more_reports for s in part.systems) + part.more_systems.statements
    assert reports == len(kept.statements)
    counts = {headline.name: headline.count for headline in part.headlines}
    assert counts["Mentions"] == len(kept)
    assert counts["Documents"] == len(kept.documents)
    assert counts["Reported statements"] == len(kept.statements)


def test_periods_are_those_of_the_timeline(many):
    part, kept = many.brief.parts[0], many.ledger.where(Filter())
    wide = timeline.wide(timeline.periods(kept, timeline.best_step(kept), "", (), "documents"), "documents")
    assert [(p.name, p.documents) for p in part.periods] == list(
        zip(wide["period"], wide.drop(columns="period").iloc[:, 0])
    )


def test_every_figure_tells_how_many_sentences_stand_behind_it_and_lists_some(many):
    part = many.brief.parts[0]
    for named, label in [(c, "COUNTRY") for c in part.countries] + [(s.named, "SYSTEM") for s in part.systems]:
        meant = many.ledger.where(Filter(label=label, key=named.key))
        assert named.cited.of == evidence.counted(meant).sentences
        behind = TABLES["passages"].make(meant)
        theirs = {(row.document, folded(row.sentence).strip()) for row in behind.itertuples()}
        quoted = many.brief.quoted(named.cited)
        assert 0 < len(quoted) <= EACH
        assert {(s.id, s.words) for s in quoted} <= theirs


def test_the_annex_is_numbered_from_one_and_says_what_it_leaves_out(many):
    brief = many.brief
    listed = len(brief.annex)
    assert [sentence.number for sentence in brief.annex] == list(range(1, listed + 1))
    assert brief.evidence >= evidence.counted(many.ledger.where(Filter())).sentences > listed
    assert f"{brief.evidence - listed:,} more are not listed" in telling.evidence(brief, listed)


def test_a_full_annex_lists_no_more_and_still_counts(many):
    annex, kept = Annex(many.ledger), many.ledger.where(Filter())
    annex.begin(kept, 2)
    first = annex.cite(kept.columns.sentence)
    assert (first.numbers, first.more) == ((1, 2), first.of - 2)
    known = many.ledger.where(Filter(label="COUNTRY")).columns.sentence
    assert set(annex.cite(known).numbers) <= {1, 2}
    assert len(annex.sentences()) == 2
    assert annex.evidence == first.of


def test_every_report_is_a_statement_of_its_system_newest_first(many):
    rows = TABLES["statements"].make(many.ledger.where(Filter()))
    for system in many.brief.parts[0].systems:
        theirs = rows[rows["system"] == system.named.key]
        assert len(system.reports) + system.more_reports == len(theirs)
        said = {
            (row.country, f"not {row.stage}" if row.negated else row.stage, row.hedged, row.quote.strip())
            for row in theirs.itertuples()
        }
        assert {(r.country, r.said, r.hedged, r.quote) for r in system.reports} <= said
        days = [report.day for report in system.reports]
        dated = [day for day in days if day]
        assert days == sorted(dated, reverse=True) + [None] * (len(days) - len(dated))
        assert len(system.reports) <= REPORTS
    assert len(many.brief.parts[0].systems) <= MOST


def test_what_is_denied_or_hedged_is_marked(harm):
    reports = harm.brief.parts[0].systems[0].reports
    assert {telling.marked(r) for r in reports} == {"Japan: not considering, hedged", "Japan: considering, hedged"}


def test_the_seed_article_says_what_it_says(seed):
    part = seed.brief.parts[0]
    assert seed.brief.title == "All reporting in the library"
    assert [(c.name, c.mentions) for c in part.countries[:2]] == [("United States", 9), ("Japan", 5)]
    thaad = next(system for system in part.systems if system.named.key == "thaad")
    assert [(r.country, r.said, r.publisher) for r in thaad.reports] == [("Japan", "considering", "Kyodo")]
    assert "South Korea" in " ".join(fact.words for fact in thaad.hosts)
    assert "South Korea" not in " ".join(fact.words for fact in thaad.operators)
    assert all(fact.references for fact in (*thaad.facts, *thaad.operators, *thaad.hosts))
    assert dict(part.standing)["Documents"] == "1 of 1 in the library"
    assert dict(part.standing)["Published"] == "1 undated, none dated"
    assert not part.dated


def test_the_title_is_made_from_the_filter_unless_it_is_given(many):
    wanted = Filter(named=(Entity("COUNTRY", "JPN"), Entity("SYSTEM", "aegis")), stages=("considering",))
    assert brief_of(many.ledger, wanted).title == "Japan and Aegis; considering"
    assert brief_of(many.ledger, wanted, " Monday ").title == "Monday"
    assert brief_of(many.ledger, wanted).parts[0].scope == "Filter: Names Japan; Names Aegis; Stage considering."
    focused = replace(wanted, label="SYSTEM", key="sm-3")
    assert brief_of(many.ledger, focused).title == "SM-3, where Japan and Aegis are named; considering"


def test_a_briefing_has_its_views_in_their_order_with_their_notes(many):
    japan = Asked("Tokyo", "What changed", Filter(named=(Entity("COUNTRY", "JPN"),)))
    made = brief_of(many.ledger, [Asked("", "", Filter()), japan], made=MADE)
    assert [(part.title, part.notes) for part in made.parts] == [
        ("All reporting in the library", ""), ("Tokyo", "What changed"),
    ]  # fmt: skip
    assert made.parts[0] == many.brief.parts[0]
    assert made.title == "Briefing"
    assert made.manifest[1] != made.manifest[0]


def test_the_same_library_filter_and_moment_make_the_same_brief(many):
    assert brief_of(many.ledger, Filter(), made=MADE) == many.brief


@pytest.mark.parametrize("wanted", [Filter(), Filter(label="SYSTEM")])
def test_nothing_makes_a_brief_of_nothing(nothing, wanted):
    part = brief_of(nothing.ledger, wanted, made=MADE).parts[0]
    assert (part.countries, part.systems, part.periods, part.sentences.numbers) == ((), (), (), ())
    assert {headline.count for headline in part.headlines} == {0}


@given(st.text())
@settings(max_examples=20)
def test_whatever_a_title_holds_it_is_one_line_that_can_be_written(many, words):
    title = brief_of(many.ledger, [Asked("", "", Filter(documents=("nowhere",)))], words).title
    title.encode()
    assert title == " ".join(title.split())
