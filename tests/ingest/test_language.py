"""A language is named when it is plain; lists of names and a few words are none."""

import pytest

from picket.ingest.language import language_name, language_of


@pytest.mark.parametrize(
    ("code", "name", "text"),
    [
        ("en", "English",
         "The ministry said that Japan has ordered more interceptors from the United States."),
        ("en", "English",
         "Seoul (Yonhap) – The army, said the minister, is to field 천궁 and “Bouclier” from May."),
        ("fr", "French",
         "Le ministère des Armées a annoncé samedi que la France livrerait une batterie SAMP/T."),
        ("de", "German",
         "Die Bundeswehr hat am Mittwoch in Holzdorf das erste Arrow-3-System in Dienst gestellt."),
        ("es", "Spanish",
         "España enviará misiles Patriot a Ucrania, anunció el gobierno el viernes en Madrid."),
        ("nl", "Dutch",
         "De regering stuurt twee Patriot-systemen naar Oekraïne, zo maakte de minister bekend."),
        ("pl", "Polish",
         "Polska zamówiła kolejne baterie Patriot, poinformował w piątek minister obrony narodowej."),
        ("tr", "Turkish",
         "Türkiye S-400 sistemini Rusya'dan satın aldı ve Washington buna yaptırımlarla karşılık verdi."),
        ("ru", "Russian",
         "Министерство обороны сообщило о пуске ракеты С-400. Расчёты поразили все цели на полигоне."),
        ("ja", "Japanese",
         "防衛省はイージス・アショアの計画を停止した。北朝鮮のミサイルに備える。" * 3),
        ("ko", "Korean",
         "합동참모본부는 북한이 탄도미사일을 발사했다고 밝혔다. 일본 방위성도 이를 확인했다." * 2),
        ("", "",
         "THAAD, Patriot, Iron Dome, Arrow 3, Aegis Ashore, Hwasong-18, Khorramshahr, Nodong, Sejjil"),
        ("", "",
         "Shinzo Abe, Kim Jong Un, Itsunori Onodera, Wang Yi, Moon Jae-in, Lloyd Austin, Jens Stoltenberg"),
        ("", "", "Japan said no."),
        ("", "", "1.2.3 4-5"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_languages(code, name, text):
    assert language_of(text) == code
    assert language_name(code) == name


def test_a_language_without_a_name_keeps_its_code():
    assert language_name("xx") == "xx"
    assert language_name("el") == "Modern Greek"
