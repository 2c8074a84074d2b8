"""Mail: the body with its subject, sender and date; attachments are sources of their own."""

from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from graph import Document, PartialDate
from loaders.dating import read_date
from loaders.drafts import Draft, finish, one_line
from loaders.encoding import decode
from loaders.errors import LoadError, refusing
from loaders.formats import format_by_name
from loaders.readers.html import html_text
from loaders.sources import Source

_MAX_PARTS = 500
_BEFORE = b"\xef\xbb\xbf\0\r\n"  # a mark or blank lines before the first header


def read(source: Source) -> Iterator[Document | LoadError | Source]:
    """The body as a document where there is one, then the attachments that a reader knows."""
    with refusing(source.where, "is not a mail that can be read"):
        mail = _parse(source.content)
        parts = _parts(mail)
        body, attachments = _body(parts, source.where), _attachments(parts)
    if body.strip() or not attachments:
        yield finish(source, "eml", _draft(mail, body))
    for name, content in attachments:
        try:
            yield source.part(name, content)
        except LoadError as error:
            yield error


def _parse(content: bytes) -> EmailMessage:
    from email import message_from_bytes, policy

    return message_from_bytes(content.lstrip(_BEFORE), policy=policy.default)


def _parts(mail: Message) -> list[Message]:
    """All parts but those of attached mails, in order; walked without recursion."""
    found: list[Message] = []
    waiting: list[Message] = [mail]
    while waiting and len(found) < _MAX_PARTS:
        part = waiting.pop()
        found.append(part)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting.extend(reversed(cast("list[Message]", part.get_payload())))
    return found


def _body(parts: list[Message], where: str) -> str:
    """The plain text of a mail, else the text of its HTML."""
    inline = [part for part in parts if not _name(part)]
    plain = [part for part in inline if part.get_content_type() == "text/plain"]
    texts = [text for text in (_text(part, where) for part in plain) if text.strip()]
    if texts:
        return "\n\n".join(texts)
    pages = [part for part in inline if part.get_content_type() == "text/html"]
    return "\n\n".join(html_text(_text(page, where), where) for page in pages)


def _text(part: Message, where: str) -> str:
    charset = part.get_content_charset() or ""
    return decode(_content(part), where, charset)


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachments(parts: list[Message]) -> list[tuple[str, bytes]]:
    """Name and bytes of each attached document; an attached mail is one too."""
    found = []
    for part in parts:
        name = _name(part)
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            content = b"".join(one.as_bytes() for one in inner if isinstance(one, Message))
            found.append((name if format_by_name(name) == "eml" else "message.eml", content))
        elif format_by_name(name):
            found.append((name, _content(part)))
    return found


def _name(part: Message) -> str:
    return one_line(part.get_filename() or "").replace("/", "_")


def _draft(mail: Message, body: str) -> Draft:
    name, address = parseaddr(str(mail.get("From", "")))
    return Draft(
        body,
        title=str(mail.get("Subject", "")),
        publisher=name or address,
        published=_date(str(mail.get("Date", ""))),
        language=str(mail.get("Content-Language", "")),
    )


def _date(written: str) -> PartialDate | None:
    """The sender's day, as the header gives it."""
    try:
        return read_date(parsedate_to_datetime(written).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return read_date(written)
