"""Words that mean other things far more often than a system: a name made of one of them alone is found too often."""

from __future__ import annotations

from picket.catalogue.naming import organisation_words, people_words

SHORT = 2
"""Letters and digits up to which a name is hardly one."""

_LISTED = """
about above air aircraft alert alliance allied and anti archer army arrow attack balance ballistic barrier
base battery beam bear bird block bolt bow bridge bullet carrier castle centurion chain challenger chief
citadel class coast command control country cover crossbow crown cruise dagger dawn day deal defence
defender defense desert diamond dome dragon drone eagle east eye falcon fence field fighter fire first fist
flame flight force forest fort fortress fox freedom from future gate general giant global government ground
guard guardian gun hammer harbor hawk head heaven helmet hero high homeland horizon hunter iron island
javelin key king knight lance land large laser launch launcher liberty light lightning line lion long marine
mast meteor midcourse military minister missile moon mountain navy net new night north number ocean order
pact part patriot peace people plan plane platform point pole policy port power president program programme
project protector radar rain ranger rapid raven region report river road rock rocket roof sabre safe
satellite scout sea security sentinel sentry shadow shell shield ship shore silver sky sling small soldier
south space spear standard star state steel stone storm strike strong submarine summit sun sword system
target team terminal test that the thunder tiger time titan tower tracker treaty trident troops umbrella
union unit upgrade vessel viper wall war warning warrior watch water wave weapon west wind wing winter wolf
world
"""
WORDS = frozenset(_LISTED.split())


def is_ordinary(name: str) -> bool:
    """Whether a name is one common English word."""
    word = name.casefold()
    return word in WORDS or word in {one.casefold() for one in organisation_words().common | people_words().roles}


def is_tiny(name: str) -> bool:
    """Whether a name has hardly any letters."""
    return sum(c.isalnum() for c in name) <= SHORT
