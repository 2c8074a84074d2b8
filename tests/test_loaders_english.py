"""Only English is read: by what the text says, not by what its label says."""

import pytest

from graph import Document
from loaders.english import is_english

ENGLISH = (
    "The ministry said on Monday that it had bought the software from a firm in the capital, "
    "and that the contract was for two years. Officials who know of the deal said the system "
    "has been used by the police since the summer, and that it is not clear who approved it."
)
SPANISH = (
    "El ministerio dijo el lunes que había comprado el programa a una empresa de la capital y "
    "que el contrato era por dos años. Funcionarios que conocen el acuerdo dijeron que el "
    "sistema ha sido utilizado por la policía desde el verano y que no está claro quién lo aprobó."
)
GERMAN = (
    "Das Ministerium teilte am Montag mit, dass es die Software von einer Firma in der "
    "Hauptstadt gekauft habe und der Vertrag zwei Jahre laufe. Beamte, die das Geschäft kennen, "
    "sagten, das System werde seit dem Sommer von der Polizei genutzt und niemand wisse mehr."
)


@pytest.mark.parametrize(
    ("text", "declared", "english"),
    [
        (ENGLISH, "en", True),
        (ENGLISH, "en-GB", True),
        (ENGLISH, "", True),
        (ENGLISH, "fr", True),
        (SPANISH, "es", False),
        (GERMAN, "de", False),
        ("Orbo vendió Glimmer", "es", False),
        ("Orbo sold Glimmer", "", True),
    ],
)
def test_is_english_believes_the_text_before_the_label(
    text: str, declared: str, english: bool
) -> None:
    document = Document(text, "0", "test", "text", language=declared)
    assert is_english(document) is english
