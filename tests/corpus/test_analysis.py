from concurrent.futures import ThreadPoolExecutor

from corpus.analysis import ngrams, stems, words


def test_a_hyphen_separates_words_and_numbers_are_words() -> None:
    assert words("OS-tuki: 400 €/hlö") == ["os", "tuki", "400", "hlö"]


def test_inflections_of_a_word_have_one_stem() -> None:
    assert len(set(stems("apurahaa apurahalla apurahasta", "fi"))) == 1
    assert len(set(stems("stipendier stipendierna", "sv"))) == 1


def test_parts_of_a_compound_are_shared() -> None:
    shared = set(ngrams("matkatuki")) & set(ngrams("matkatuella"))
    assert {"_mat", "_matk", "katu", "atkat"} <= shared


def test_short_words_are_not_cut() -> None:
    assert ngrams("EU on OS") == []


def test_threads_may_stem_at_once() -> None:
    texts = [f"apurahan{number} matkatukea{number} vaihdossa{number}" for number in range(2000)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: stems(text, "fi"), texts))
    assert together == [stems(text, "fi") for text in texts]
