"""A learner's own server: MySQL, MariaDB or PostgreSQL, reached through its driver.

Everything happens in a database (PostgreSQL: a schema) of its own that is dropped afterwards. The
server's settings stay what they are: that is the point of asking it.
"""

import re
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from judge.errors import UnavailableError, UsageError
from judge.frozen import frozen
from judge.model.dialect import Dialect
from judge.model.schema import ColumnType, TypeKind
from judge.sql.values import Stored

MOST_ROWS = 100_000
_CHARSET = "utf8mb4"
_MYSQL_KINDS = {  # FIELD_TYPE_*: https://dev.mysql.com/doc/dev/mysql-server/latest/field__types_8h.html
    **dict.fromkeys((1, 2, 3, 8, 9, 13), TypeKind.INTEGER),
    **dict.fromkeys((4, 5), TypeKind.REAL),
    **dict.fromkeys((0, 246), TypeKind.DECIMAL),
    **dict.fromkeys((7, 12), TypeKind.DATETIME),
    10: TypeKind.DATE,
    11: TypeKind.TIME,
}
_POSTGRES_KINDS = {  # OIDs of pg_type
    16: TypeKind.BOOLEAN,
    **dict.fromkeys((20, 21, 23, 26), TypeKind.INTEGER),
    **dict.fromkeys((700, 701), TypeKind.REAL),
    1700: TypeKind.DECIMAL,
    1082: TypeKind.DATE,
    1083: TypeKind.TIME,
    **dict.fromkeys((1114, 1184), TypeKind.DATETIME),
    1186: TypeKind.INTERVAL,
}
_MYSQL_TIMEOUTS = frozenset({1969, 3024})
_POSTGRES_TIMEOUT = "57014"
_MYSQL_REFUSALS = frozenset(  # names and numbers: share/errmsg-utf8.txt of MySQL and of MariaDB
    {
        *(1046, 1049, 1051, 1052, 1054, 1055, 1056, 1060, 1064, 1065, 1066, 1093, 1109, 1110, 1111),
        *(1128, 1136, 1140, 1146, 1149, 1221, 1222, 1235, 1241, 1247, 1248, 1250, 1267, 1270, 1271),
        *(1273, 1288, 1305, 1318, 1348, 1582, 1583, 1584, 3029, 3065),
        *range(3573, 3578),  # MySQL: recursive tables
        *range(3579, 3598),  # MySQL: windows
        *range(4002, 4024),  # MariaDB: both
        *(4078, 4079),  # MariaDB: types that do not go together
    }
)
_POSTGRES_REFUSALS = ("42", "0A", "3D", "3F")  # classes: syntax and names, features, catalogs


class ServerRefusal(Exception):  # noqa: N818 - the server's word, not a fault
    """The server refuses a statement, or has ended it: ``timed_out``.

    ``unread``: nothing ran, since the statement itself is wrong.
    """

    def __init__(self, code: str, message: str, *, timed_out: bool, unread: bool) -> None:
        """Keep the server's code and message."""
        super().__init__(f"{message} ({code})")
        self.timed_out = timed_out
        self.unread = unread


@frozen
class Fetched:
    """What a statement gave: names and types of its columns, and at most ``MOST_ROWS`` rows.

    A statement without a result has no columns. ``more``: there were more rows.
    """

    names: tuple[str, ...]
    types: tuple[ColumnType, ...]
    rows: tuple[tuple[Stored, ...], ...]
    more: bool = False


@frozen(kw_only=False)
class Database:
    """A throw-away database; ``run`` runs one statement, or raises ServerRefusal."""

    dialect: Dialect
    version: str
    run: "Run"


Run = Callable[[str], Fetched]


@frozen
class Address:
    """Where a server is; ``database`` is the one that is there already."""

    dialect: Dialect
    host: str
    port: int
    user: str
    password: str
    database: str


_SCHEMES = {
    "mysql": (Dialect.MYSQL, 3306, "root", ""),
    "mariadb": (Dialect.MYSQL, 3306, "root", ""),
    "postgresql": (Dialect.POSTGRESQL, 5432, "postgres", "postgres"),
    "postgres": (Dialect.POSTGRESQL, 5432, "postgres", "postgres"),
}


def address_of(url: str, password: str | None) -> Address:
    """Read ``mysql://user:password@host:port``; UsageError where it is none.

    ``password`` counts where the URL has none.
    """
    try:
        parts: SplitResult = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _no_address(url) from None
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise _no_address(url)
    dialect, usual_port, user, database = _SCHEMES[parts.scheme]
    return Address(
        dialect=dialect,
        host=parts.hostname,
        port=port or usual_port,
        user=unquote(parts.username or user),
        password=unquote(parts.password or password or ""),
        database=unquote(parts.path.strip("/")) or database,
    )


def _no_address(url: str) -> UsageError:
    scheme, mark, rest = url.rpartition("://")
    shown = f"{scheme}{mark}{rest.rpartition('@')[2]}"  # no password on a screen
    if scheme and scheme not in _SCHEMES:
        return UsageError(
            f"answers can run on mysql, mariadb and postgresql, and not on {scheme!r}: write "
            "mysql://user:password@host:3306 or postgresql://user:password@host:5432",
            f"{scheme!r}에서는 실행할 수 없습니다(mysql, mariadb, postgresql만 가능): "
            "mysql://사용자:비밀번호@호스트:3306 또는 postgresql://사용자:비밀번호@호스트:5432 "
            "형식으로 쓰세요",
        )
    return UsageError(
        f"{shown!r} is no address of a server; write mysql://user:password@host:3306 or "
        "postgresql://user:password@host:5432",
        f"{shown!r}: 서버 주소가 아닙니다. mysql://사용자:비밀번호@호스트:3306 또는 "
        "postgresql://사용자:비밀번호@호스트:5432 형식으로 쓰세요",
    )


@contextmanager
def throw_away(address: Address, now: str, seconds: float) -> Iterator[Database]:
    """Make a database on the server, and drop it at the end.

    ``now`` is what the clock shall show (MySQL only), ``seconds`` what a statement may take.
    UnavailableError where the driver is missing or the server does not let us.
    """
    opened = _mysql if address.dialect is Dialect.MYSQL else _postgresql
    with opened(address, f"judge_{uuid.uuid4().hex[:12]}", now, seconds) as database:
        yield database


def _driver(name: str) -> Any:
    import importlib  # with the driver, for who asks a server

    try:
        return importlib.import_module(name)
    except ImportError:
        raise UnavailableError(
            f"{name} is missing: pip install 'judge[engine]'",
            f"{name} 패키지가 없습니다: pip install 'judge[engine]'",
        ) from None


def _unreachable(address: Address, error: Exception) -> UnavailableError:
    where, said = f"{address.host}:{address.port}", _said(error)
    causes = (error, error.__cause__, getattr(error, "original_exception", None))
    network = next((each for each in causes if isinstance(each, OSError)), None)
    if network is not None:
        why = network.strerror or network
        return UnavailableError(
            f"the server {where} cannot be reached: {why}",
            f"{where} 서버에 연결할 수 없습니다: {why}",
        )
    return UnavailableError(
        f"the server {where} does not let us in as {address.user}: {said}",
        f"{where} 서버에 {address.user} 사용자로 접속할 수 없습니다: {said}",
    )


def _said(error: Exception) -> str:
    """Return the server's sentence out of a driver's exception."""
    last = error.args[-1] if error.args else error
    return str(last.get("M", last) if isinstance(last, dict) else last)


@contextmanager
def _mysql(address: Address, name: str, now: str, seconds: float) -> Iterator[Database]:
    pymysql = _driver("pymysql")
    try:
        connection = pymysql.connect(
            host=address.host,
            port=address.port,
            user=address.user,
            password=address.password,
            charset=_CHARSET,
            conv={},  # every value as its text
            autocommit=True,
        )
    except (pymysql.Error, OSError) as error:
        raise _unreachable(address, error) from error
    run = _mysql_run(pymysql, connection.cursor())
    with connection:
        version = _made(address, run, "SELECT VERSION()", f"CREATE DATABASE {name}")
        maria = "MariaDB" in version
        number = _number(version)
        limit = f"max_statement_time = {seconds}"
        if not maria:
            limit = f"max_execution_time = {round(seconds * 1000)}"
        try:
            run(f"USE {name}")
            run(f"SET timestamp = UNIX_TIMESTAMP('{now}'), {limit}")
            yield Database(Dialect.MYSQL, f"{'MariaDB' if maria else 'MySQL'} {number}", run)
        finally:
            run(f"DROP DATABASE {name}")


def _mysql_run(pymysql: Any, cursor: Any) -> Run:
    def run(statement: str) -> Fetched:
        try:
            cursor.execute(statement)
            rows = cursor.fetchmany(MOST_ROWS + 1) if cursor.description else ()
        except pymysql.Error as error:
            code, said = error.args[0], error.args[-1]
            late, unread = code in _MYSQL_TIMEOUTS, code in _MYSQL_REFUSALS
            raise ServerRefusal(str(code), str(said), timed_out=late, unread=unread) from error
        columns = cursor.description or ()
        kinds = [(each[0], _MYSQL_KINDS.get(each[1], TypeKind.TEXT)) for each in columns]
        return _fetched(kinds, rows)

    return run


@contextmanager
def _postgresql(address: Address, name: str, _now: str, seconds: float) -> Iterator[Database]:
    native = _driver("pg8000.native")
    try:
        connection = native.Connection(
            address.user,
            host=address.host,
            port=address.port,
            password=address.password or None,
            database=address.database,
        )
    except (native.InterfaceError, native.DatabaseError, OSError) as error:
        raise _unreachable(address, error) from error
    for oid in range(1, 5000):  # every value as its text
        connection.register_in_adapter(oid, str)
    run = _postgresql_run(native, connection)
    try:
        version = _made(address, run, "SHOW server_version", f"CREATE SCHEMA {name}")
        try:
            run(f"SET search_path = {name}, public")
            run(f"SET statement_timeout = {round(seconds * 1000)}")
            yield Database(Dialect.POSTGRESQL, f"PostgreSQL {_number(version)}", run)
        finally:
            run("ROLLBACK")  # nothing, unless the learner has begun something
            run("SET statement_timeout = 0")
            run(f"DROP SCHEMA {name} CASCADE")
    finally:
        connection.close()


def _postgresql_run(native: Any, connection: Any) -> Run:
    def run(statement: str) -> Fetched:
        try:
            answer = connection.execute_simple(statement)  # a colon is no parameter
        except native.DatabaseError as error:
            code = str(error.args[0].get("C", "")) if isinstance(error.args[0], dict) else ""
            late, unread = code == _POSTGRES_TIMEOUT, code.startswith(_POSTGRES_REFUSALS)
            raise ServerRefusal(code, _said(error), timed_out=late, unread=unread) from error
        columns = [
            (each["name"], _POSTGRES_KINDS.get(each["type_oid"], TypeKind.TEXT))
            for each in answer.columns or ()
        ]
        return _fetched(columns, (answer.rows or ())[: MOST_ROWS + 1])

    return run


def _made(address: Address, run: Run, ask: str, make: str) -> str:
    """Make the database, and return the server's version."""
    try:
        version = str(run(ask).rows[0][0])
        run(make)
    except ServerRefusal as error:
        raise _unreachable(address, error) from error
    return version


def _number(version: str) -> str:
    """Cut "10.11.6-MariaDB-0+deb12u1" and "15.5 (Debian ...)" down to the number."""
    return re.split(r"[-+ ]", version)[0]


def _fetched(columns: Sequence[tuple[str, TypeKind]], rows: Sequence[Sequence[Any]]) -> Fetched:
    kinds = [kind for _, kind in columns]
    kept = tuple(
        tuple(_value(cell, kind) for cell, kind in zip(row, kinds, strict=True))
        for row in rows[:MOST_ROWS]
    )
    return Fetched(
        names=tuple(name for name, _ in columns),
        types=tuple(ColumnType(kind=kind) for kind in kinds),
        rows=kept,
        more=len(rows) > MOST_ROWS,
    )


def _value(cell: Any, kind: TypeKind) -> Stored:
    """Read a value's text as :mod:`judge.sql.values` keeps it."""
    if cell is None:
        return None
    text = cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)
    match kind:
        case TypeKind.INTEGER:
            return int(text)
        case TypeKind.BOOLEAN:
            return int(text in {"t", "true", "True", "1"})
        case TypeKind.REAL:
            return float(text)
        case _:
            return text
