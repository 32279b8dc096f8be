from corpus import Index, Retriever, verify


def test_langchain_gets_exact_quotes_with_all_that_a_citation_needs(index: Index) -> None:
    found = Retriever(index=index, language="en").invoke("daily allowance for staff in Norway")
    assert found
    for document in found:
        place = document.metadata
        assert verify(place["document"], place["start"], place["end"], document.page_content)
        for context in place["context"]:
            assert verify(place["document"], context["start"], context["end"], context["quote"])
        assert place["status"] in {"current", "local", "outdated"}
    assert found[0].metadata["section"] == "5.3.5.2"
    assert found[0].metadata["page"] == 37
    assert found[0].metadata["section_rank"] == 1
    assert {"title", "path", "kind", "score", "lexical", "dense"} <= set(found[0].metadata)


def test_a_search_may_set_language_and_number(index: Index) -> None:
    hits = Retriever(index=index).search("hur många timmar undervisar läraren", "sv", 2)
    assert {hit.section_rank for hit in hits} == {1, 2}
