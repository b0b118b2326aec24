# tries: to crash the compiler by code that compiles and does not mean anything
# reasons: its own words
def f():
    return
    yield from (lambda: (yield))()
    await f()
return f
