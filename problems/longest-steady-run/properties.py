"""Laws of steady runs."""


def property_the_run_is_steady(readings, spread, lost, result):
    """The run lies within the readings and is steady.

    ko: 구간은 readings 안에 있고 안정적이어야 합니다.

    That is what the statement asks of it.
    """
    first, last = result
    assert 0 <= first <= last < len(readings)
    run = readings[first : last + 1]
    letters = [ord(letter) for letter in run if letter != "?"]
    assert run.count("?") <= lost
    assert not letters or max(letters) - min(letters) <= spread


def property_warm_for_cold(readings, result, solve):
    """Counting the temperatures from the other end changes nothing.

    ko: 온도를 반대쪽 끝에서 세어도(a를 z로) 답은 같습니다.

    Two letters stay as many steps apart, and lost readings stay where they are.
    """
    turned = [letter if letter == "?" else chr(219 - ord(letter)) for letter in readings]
    assert solve(readings="".join(turned)) == result


def property_a_wider_spread_is_no_shorter(spread, result, solve):
    """If temperatures may differ more, the run does not get shorter.

    ko: 허용하는 온도 차가 커지면 구간이 짧아지지 않습니다.

    Every run that is steady stays so.
    """
    first, last = solve(spread=spread + 1)
    assert last - first >= result[1] - result[0]
