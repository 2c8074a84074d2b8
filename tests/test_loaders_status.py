"""How sure a text is: verbs of fact, saying and denial, hedges, attempts, and what is not said."""

from collections.abc import Callable

import pytest

from loaders.reading import Reading
from loaders.status import judge
from loaders.status_cues import status_cues
from ontology import RelationType as R

Mark = Callable[[str], Reading]


def verdict(mark: Mark, sentence: str, word: str, relation: R) -> tuple[str, str]:
    """The status that the word has in the sentence, and who says it; "" for none."""
    (block,) = mark(sentence).blocks
    assert block.parse is not None
    token = next(token for token in block.parse if token.text == word)
    found = judge(token, relation)
    if found is None:
        return "", ""
    return str(found.status), found.speaker.text if found.speaker else ""


@pytest.mark.parametrize(
    ("sentence", "word", "status", "speaker"),
    [
        # the text's own voice, verbs of fact, courts and parties
        ("Orbo sold Glimmer to Malta.", "sold", "confirmed", ""),
        ("Lumen found that Orbo sold Glimmer to Malta.", "sold", "confirmed", "Lumen"),
        ("The court said that Orbo sold Glimmer to Malta.", "sold", "confirmed", "court"),
        ("The firm admitted that it had sold Glimmer to Malta.", "sold", "confirmed", "firm"),
        ("The firm said that it had sold Glimmer to Malta.", "sold", "confirmed", "firm"),
        # reported speech and hedges
        ("Lumen said that Orbo sold Glimmer to Malta.", "sold", "alleged", "Lumen"),
        ("According to Lumen, Orbo sold Glimmer to Malta.", "sold", "alleged", "Lumen"),
        ("Orbo, Lumen says, sold Glimmer to Malta.", "sold", "alleged", "Lumen"),
        ("Orbo reportedly sold Glimmer to Malta.", "sold", "alleged", ""),
        ("Orbo may have sold Glimmer to Malta.", "sold", "alleged", ""),
        ("Orbo is believed to have sold Glimmer to Malta.", "sold", "alleged", ""),
        ("Malta is a suspected customer of Orbo.", "customer", "alleged", ""),
        ("There were reports that Orbo had sold Glimmer to Malta.", "sold", "alleged", ""),
        ("In all likelihood Orbo sold Glimmer to Malta.", "sold", "alleged", ""),
        ("Orbo sold Glimmer to Malta, Lumen reported in April.", "sold", "alleged", "Lumen"),
        ("Orbo sold Glimmer to Malta; so Lumen reported.", "sold", "alleged", "Lumen"),
        ("Orbo sold Glimmer to Malta, the prosecutor says.", "sold", "alleged", "prosecutor"),
        ("Orbo, says Lumen, sold Glimmer to Malta.", "sold", "alleged", "Lumen"),
        (
            "Malta has used Glimmer more than any other state, the New York Times reported in May.",
            "used",
            "alleged",
            "Times",
        ),
        (
            "Malta bought it, and it has used Glimmer more than any other state, "
            "the New York Times reported in May.",
            "used",
            "alleged",
            "Times",
        ),
        ("It has never used Glimmer, the ministry said.", "used", "denied", "ministry"),
        ('"Orbo sold Glimmer to Malta last year," Lumen said.', "sold", "alleged", "Lumen"),
        ('Lumen wrote: "Orbo sold Glimmer to Malta last year."', "sold", "alleged", "Lumen"),
        (
            '"Orbo sold Glimmer to Malta. Nobody should be surprised by that," Lumen said.',
            "sold",
            "alleged",
            "Lumen",
        ),
        ("Lumen waited and said that Orbo sold Glimmer to Malta.", "sold", "alleged", "Lumen"),
        ("Orbo, said the old lab, sold Glimmer to Malta.", "sold", "alleged", "lab"),
        ("Orbo sold Glimmer to Malta, says Lumen, and to Iceland.", "sold", "alleged", "Lumen"),
        ("Orbo was said by Lumen to have sold Glimmer to Malta.", "sold", "alleged", "Lumen"),
        ("There were reports of sales to Malta.", "sales", "alleged", ""),
        ("Lumen is concerned about the sale of Glimmer to Malta.", "sale", "alleged", ""),
        ("Worries over the sale to Malta grew.", "sale", "alleged", ""),
        ("An inquiry into the sale to Malta began.", "sale", "alleged", ""),
        ("The papers mention a sale to Malta.", "sale", "alleged", "papers"),
        # a finding inside reported speech stays one, a hedge inside a finding too
        ("Lumen found that Orbo probably sold Glimmer to Malta.", "sold", "alleged", "Lumen"),
        ("Orbo, as Lumen claims, sold Glimmer to Malta.", "sold", "alleged", "Lumen"),
        ("Orbo was accused by Lumen of selling Glimmer to Malta.", "selling", "alleged", "Lumen"),
        ("Lumen suspects a sale to Malta.", "sale", "alleged", "Lumen"),
        ("Lumen alleged a sale to Malta.", "sale", "alleged", "Lumen"),
        (
            "Lumen said that Orbo sold it and shipped Glimmer to Malta.",
            "shipped",
            "alleged",
            "Lumen",
        ),
        ("Lumen found evidence that Orbo sold it to Malta.", "sold", "confirmed", "Lumen"),
        ("Lumen uncovered a sale to Malta.", "sale", "confirmed", "Lumen"),
        # possible only
        ("Orbo made plans to sell Glimmer to Malta.", "sell", "potential", ""),
        ("Orbo discussed a sale to Malta.", "sale", "potential", ""),
        ("Orbo will sell Glimmer to Malta.", "sell", "potential", ""),
        ("Orbo tried to sell Glimmer to Malta.", "sell", "potential", ""),
        ("Orbo hopes to sell Glimmer to Malta.", "sell", "potential", ""),
        ("Orbo was to sell Glimmer to Malta.", "sell", "potential", ""),
        ("Orbo pitched Glimmer to Malta.", "pitched", "potential", ""),
        ("Malta is a potential customer of Orbo.", "customer", "potential", ""),
        # denials
        ("Orbo denied that it sold Glimmer to Malta.", "sold", "denied", "Orbo"),
        ("Orbo denied selling Glimmer to Malta.", "selling", "denied", "Orbo"),
        ("Orbo said that it had never sold Glimmer to Malta.", "sold", "denied", "Orbo"),
        ("Malta says it is no customer of Orbo.", "customer", "denied", "Malta"),
        ("It is not true that Orbo sold Glimmer to Malta.", "sold", "denied", ""),
        ('"We have never sold a thing to Malta," Orbo wrote.', "sold", "denied", "Orbo"),
        ("Orbo rejected any sale to Malta.", "sale", "denied", "Orbo"),
        ("Orbo issued a denial that it sold Glimmer to Malta.", "sold", "denied", ""),
        ("There is no evidence that Orbo sold Glimmer to Malta.", "sold", "denied", ""),
        ("Orbo said at the time that it never sold Glimmer to Malta.", "sold", "denied", "Orbo"),
        # not asserted
        ("Orbo did not want to sell Glimmer to Malta.", "sell", "", ""),
        ("No sale to Malta took place.", "sale", "", ""),
        ("Orbo never sold Glimmer to Malta.", "sold", "", ""),
        ("Orbo never made or sold Glimmer.", "sold", "", ""),
        ("Nobody sold Glimmer to Malta.", "sold", "", ""),
        ("Orbo would have sold Glimmer to Malta.", "sold", "", ""),
        ("If Orbo sold Glimmer to Malta, it kept quiet.", "sold", "", ""),
        ("Lumen asked whether Orbo sold Glimmer to Malta.", "sold", "", ""),
        ("Lumen urged Orbo to sell Glimmer to Malta.", "sell", "", ""),
        ("Orbo refused to sell Glimmer to Malta.", "sell", "", ""),
        # not what it seems
        ('Orbo sold the "great" Glimmer to Malta.', "sold", "confirmed", ""),
        ("Orbo did not wait and sold Glimmer to Malta.", "sold", "confirmed", ""),
        ("Lumen's report on the sale to Malta came out.", "sale", "confirmed", ""),
        ("Orbo not only sold Glimmer to Malta.", "sold", "confirmed", ""),
        ("Orbo no longer sells Glimmer to Malta.", "sells", "confirmed", ""),
    ],
)
def test_sale_has_the_status_that_its_governors_give(
    mark: Mark, sentence: str, word: str, status: str, speaker: str
) -> None:
    assert verdict(mark, sentence, word, R.SELLS_TO) == (status, speaker)


@pytest.mark.parametrize(
    ("sentence", "word", "relation", "status"),
    [
        ("Malta tried to hack Brook.", "hack", R.TARGETED, "confirmed"),
        ("Brook was selected by Malta.", "selected", R.TARGETED, "potential"),
        ("Lumen said that it had sued Orbo.", "sued", R.SUED, "confirmed"),
        ("Lumen said that Pell reportedly sued Orbo.", "sued", R.SUED, "confirmed"),
        ("Lumen has not sued Orbo.", "sued", R.SUED, ""),
        ("Lumen urged Malta to sanction Orbo.", "sanction", R.SANCTIONED, ""),
        ("Lumen said that a firm from Malta paid.", "firm", R.BASED_IN, "confirmed"),
        ("Orbo is not a firm from Malta.", "firm", R.BASED_IN, ""),
        ("Brook, a director of Orbo, denied it.", "director", R.AFFILIATED_WITH, "confirmed"),
        ("Lumen urged Orbo to end its contract with Malta.", "contract", R.SELLS_TO, "confirmed"),
    ],
)
def test_relations_differ_in_what_lowers_them(
    mark: Mark, sentence: str, word: str, relation: R, status: str
) -> None:
    assert verdict(mark, sentence, word, relation)[0] == status


def test_relative_clause_keeps_its_own_status(mark: Mark) -> None:
    sentence = "Lumen said that Glimmer, which Orbo sold to Malta, hacked Brook."
    assert verdict(mark, sentence, "sold", R.SELLS_TO)[0] == "confirmed"
    assert verdict(mark, sentence, "hacked", R.TARGETED)[0] == "alleged"


def test_no_word_both_settles_and_denies() -> None:
    verbs = status_cues().verbs
    assert not verbs.fact & verbs.deny
    assert not verbs.deny & verbs.say
    assert not verbs.refuse & verbs.say
