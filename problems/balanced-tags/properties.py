"""Laws of notes with tags."""


def property_letters_are_only_names(text, result, solve):
    """Calling every tag by another letter changes nothing.

    ko: 모든 태그의 글자를 다른 글자로 바꾸어도 답은 같습니다.

    The rules ask only whether two letters are the same one, and the next letter of the alphabet (a
    after z) is a one-to-one renaming in either case.
    """
    assert solve(text="".join(map(_next, text))) == result


def property_text_in_front_moves_the_fault(text, result, solve):
    """A dot in front moves the fault by one, and makes none.

    ko: 앞에 점을 하나 붙이면 오류 위치만 한 칸 밀립니다.

    A dot is ordinary text: it opens and closes nothing, and every character stands one further.
    """
    assert solve(text="." + text) == (result if result == -1 else result + 1)


def property_the_first_fault_stays(text, result, solve):
    """What follows a closing that does not fit does not matter.

    ko: 맞지 않는 닫기가 나온 뒤의 글자는 답을 바꾸지 않습니다.

    Whether a closing letter or a slash fits depends on what stands before it alone, and the first
    that does not is the answer, whatever comes later.
    """
    if result != -1 and (text[result].isupper() or text[result] == "/"):
        assert solve(text=text + text[: result + 1]) == result
        assert solve(text=text[: result + 1]) == result


def _next(letter):
    if not letter.isalpha():
        return letter
    first = ord("a") if letter.islower() else ord("A")
    return chr(first + (ord(letter) - first + 1) % 26)
