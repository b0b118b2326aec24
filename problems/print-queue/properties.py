"""Laws of the queue at the printer."""


def property_nothing_is_lost(pages, result, solve):
    """Without setup time the printer is done after one second per page.

    ko: 준비 시간이 없으면 전체 쪽수만큼의 시간에 모두 끝납니다.

    It prints a page every second and never waits, and the last page ends the last document.
    """
    assert max(solve(setup=0)) == sum(pages)


def property_one_at_a_time(pages, setup, result):
    """No two documents are done in the same second, and none before its own pages.

    ko: 두 문서가 같은 순간에 끝나지 않고, 자기 쪽수보다 빨리 끝나지도 않습니다.

    One printer finishes one document at a time, after loading it and printing all its pages.
    """
    assert len(set(result)) == len(result)
    assert all(done >= setup + own for done, own in zip(result, pages))


def property_a_latecomer_helps_nobody(pages, result, solve):
    """One more document at the end makes no other one earlier.

    ko: 맨 뒤에 문서가 하나 더 와도 다른 문서가 더 빨리 끝나지 않습니다.

    The turns of the others keep their order; turns of the new one come in between, and where they
    part two turns of one document, it has to be loaded again.
    """
    later = solve(pages=[*pages, 3])
    assert all(after >= before for before, after in zip(result, later))


def property_whole_documents_are_sums(pages, per_turn, setup, result, solve):
    """If every document fits into one turn, they are done one after the other.

    ko: 모든 문서를 한 번에 인쇄할 수 있으면 순서대로 하나씩 끝납니다.

    Then each is loaded once, printed, and gone; ten pages are the most there are.
    """
    clock, expected = 0, []
    for own in pages:
        clock += setup + own
        expected.append(clock)
    assert solve(per_turn=10) == expected
