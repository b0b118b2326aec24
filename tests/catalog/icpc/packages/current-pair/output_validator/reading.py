def numbers(text):
    words = text.split()
    if len(words) != 2 or not all(word.isdecimal() for word in words):
        return None
    return [int(word) for word in words]
