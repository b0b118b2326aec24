"""Signatures whose stubs are kept in ``stubs/``."""

from judge.languages.signature import Signature
from judge.model.domain import Parameter, RecordType, Scalar
from tests.languages.everything import EDGE, SIGNATURE, domain, lists

ROAD_MAP = RecordType("road_map", (("name", Scalar.STR), ("roads", lists(EDGE))))

SIGNATURES = {
    "pair": Signature(
        function="solution",
        parameters=(
            Parameter("numbers", domain(lists(Scalar.INT), "-10**9..10**9")),
            Parameter("target", domain(Scalar.INT, "-2_000_000_000..2_000_000_000")),
        ),
        returns=domain(lists(Scalar.INT)),
    ),
    "everything": SIGNATURE,
    "clashes": Signature(
        function="count",
        parameters=(
            Parameter("class", domain(Scalar.INT)),
            Parameter("int", domain(Scalar.FLOAT)),
            Parameter("function", domain(Scalar.BOOL)),
            Parameter("range", domain(Scalar.CHAR)),
            Parameter("end", domain(lists(Scalar.INT), "0..10**12")),
        ),
        returns=domain(Scalar.INT, "0..10**12"),
    ),
    "nested": Signature(
        function="best",
        parameters=(Parameter("maps", domain(lists(ROAD_MAP))),),
        returns=domain(ROAD_MAP),
        records=(EDGE, ROAD_MAP),
    ),
    "text": Signature(
        function="name",
        parameters=(Parameter("grid", domain(lists(Scalar.STR))),),
        returns=domain(Scalar.STR),
    ),
    "letter": Signature(
        function="first",
        parameters=(Parameter("rows", domain(lists(Scalar.CHAR, 2))),),
        returns=domain(Scalar.CHAR),
    ),
    "huge": Signature(
        function="product",
        parameters=(Parameter("huge", domain(Scalar.INT, "0..10**18")),),
        returns=domain(Scalar.INT, "0..10**18"),
    ),
    "matrix": Signature(
        function="rotate",
        parameters=(Parameter("matrix", domain(lists(Scalar.FLOAT, 2))),),
        returns=domain(lists(Scalar.FLOAT, 2)),
    ),
    "flag": Signature(
        function="possible",
        parameters=(Parameter("flags", domain(lists(Scalar.BOOL))),),
        returns=domain(Scalar.BOOL),
    ),
}
