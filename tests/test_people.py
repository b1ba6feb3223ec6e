"""Who is who: roles, titles, houses, other names, voices; and nobody merged on one clue."""

import pytest

from kit.load import load


def people(text, **how):
    return {speaker.name: speaker for speaker in load(text=text, **how).speakers}


ALPHA = load("tests/calls/alphaspread.txt")
WHO = {speaker.name: speaker for speaker in ALPHA.speakers}


@pytest.mark.parametrize(
    ("name", "role", "title", "firm", "aliases", "evidence"),
    [
        ("Operator", "operator", None, None, set(), {"label"}),
        (
            "Meiling Lo",
            "executive",
            "Head of Investor Relations",
            None,
            {"Wendy Lo", "Wendy"},
            {"label", "introduced", "handed-over"},
        ),
        (
            "Haoyu Tan",
            "executive",
            "CEO",
            None,
            {"Hugo Tan", "Hugo", "Mr. Hugo"},
            {"label", "introduced", "handed-over"},
        ),
        (
            "Pengfei Gu",
            "executive",
            "CFO",
            None,
            {"Perry Gu", "Perry"},
            {"label", "introduced", "handed-over"},
        ),
        (
            "Aiguo Kwan",
            "analyst",
            None,
            "Stonebridge Vale Securities",
            {"Alan Kwan", "Alan"},
            {"label", "handed-over"},
        ),
    ],
)
def test_everybody_on_an_interpreted_call(name, role, title, firm, aliases, evidence):
    who = WHO[name]
    assert (who.role, who.title, who.firm) == (role, title, firm)
    assert (set(who.aliases), set(who.evidence)) == (aliases, evidence)


def test_speakers_stand_in_order_of_first_speech_and_people_leave_the_operator_out():
    assert [speaker.name for speaker in ALPHA.speakers] == list(WHO)
    assert list(WHO) == ["Operator", "Meiling Lo", "Haoyu Tan", "Pengfei Gu", "Aiguo Kwan"]
    assert [person.name for person in ALPHA.people] == list(WHO)[1:]


def test_the_interpreters_voice_is_told_where_the_words_tell_it():
    assert [(t.index, t.voice) for t in ALPHA.turns if t.voice] == [(6, "Meiling Lo")]
    assert [t.index for t in ALPHA.turns if t.interpreted] == [2, 5, 6]


def test_a_speakers_span_is_where_we_learn_who_it_is():
    assert WHO["Pengfei Gu"].span.of(ALPHA.text) == "CFO, [ Perry ] Gu"
    assert WHO["Aiguo Kwan"].span.of(ALPHA.text) == "Alan Kwan of Stonebridge Vale Securities"


def test_titles_and_houses_come_from_labels_and_from_the_list():
    who = {speaker.name: speaker for speaker in load("tests/calls/motleyfool.txt").speakers}
    assert who["Mary Ash"].firm == "Copper & Street Co."
    assert who["Mary Ash"].title == "Analyst"
    assert who["Toby Lee"].title == "Chief Executive Officer"
    assert "Tobias Lee" in who["Toby Lee"].aliases
    assert "Ruth Okafor" not in who  # listed, but silent


TALK = """Operator: Welcome. I hand over to {host}.
Jane Roe: Thank you. {intro}
Al Poe: {said}
Operator: Our first question comes from {asker}. Please go ahead.
Ann Ash: What about cash?
Al Poe: Fine.
Operator: Goodbye.
"""


def talk(host="Jane Roe", intro="Al, please.", said="Sales rose.", asker="Ann Ash of Bank of Poe"):
    return people(TALK.format(host=host, intro=intro, said=said, asker=asker))


@pytest.mark.parametrize(
    ("intro", "title"),
    [
        ("With me is our CFO, Al Poe.", "CFO"),
        ("Here is Al Poe, our chief financial officer.", "chief financial officer"),
        ("Here is Al Poe, Acme's Chief Financial Officer.", "Chief Financial Officer"),
        ("Today, our CEO, Max Berg, is away; our CFO, Al Poe, is here.", "CFO"),
        ("Max Berg, our CEO, is away, and Al Poe, our CFO, is here.", "CFO"),
        ("Last year Mr. Al Poe joined us as Chief Risk Officer.", "Chief Risk Officer"),
        ("CFO Al Poe is with me.", "CFO"),
        ("Al Poe is with me.", None),
    ],
)
def test_introductions_give_titles(intro, title):
    assert talk(intro=intro)["Al Poe"].title == title


def test_people_give_their_own_titles():
    assert talk(intro="I am the head of investor relations.")["Jane Roe"].title == (
        "head of investor relations"
    )


@pytest.mark.parametrize(
    ("asker", "firm"),
    [
        ("Ann Ash of Bank of Poe", "Bank of Poe"),
        ("the line of Ann Ash with B. Street & Co.", "B. Street & Co."),
        ("Ann Ash from Copper Street", "Copper Street"),
        ("Ann", None),
    ],
)
def test_hand_overs_give_houses(asker, firm):
    ann = talk(asker=asker)["Ann Ash"]
    assert (ann.role, ann.firm) == ("analyst", firm)


def test_who_speaks_before_questions_speaks_for_the_company_and_others_stay_unknown():
    text = TALK.format(host="Jane", intro="Al?", said="Yes.", asker="Ann Ash of Poe") + (
        "Zed Orr: And may I ask?\nJane Roe: No.\nZed Orr: Really?\n"
    )
    roles = {name: who.role for name, who in people(text).items()}
    assert roles == {
        "Operator": "operator",
        "Jane Roe": "executive",
        "Al Poe": "executive",
        "Ann Ash": "analyst",
        "Zed Orr": "other",
    }


def test_a_shared_last_name_alone_merges_nobody():
    assert talk(intro="Our CFO, Max Poe, is ill today.")["Al Poe"].title is None
    assert "Max Poe" not in talk(intro="Our CFO, Max Poe, is ill today.")["Al Poe"].aliases


def test_a_last_name_and_a_hand_over_merge():
    who = talk(intro="With me is our CFO, Max Poe. Max, please.")["Al Poe"]
    assert (who.title, "Max Poe" in who.aliases) == ("CFO", True)
    assert {"introduced", "handed-over"} <= set(who.evidence)


def test_a_hand_over_and_a_name_given_as_ones_own_merge():
    intro = "With me is our CFO, Max Berg. Over to Max."
    who = talk(intro=intro, said="Hello, this is Max. Sales rose.")["Al Poe"]
    assert "Max Berg" in who.aliases
    assert "self-named" in who.evidence


def test_two_who_share_a_last_name_stay_two():
    intro = "With me are our CEO, Al Poe, and our CFO, Max Poe."
    assert talk(intro=intro)["Al Poe"].title == "CEO"


def test_somebody_standing_in_has_the_house_but_not_the_name():
    ann = talk(asker="Bo Fry of Copper Street")["Ann Ash"]
    assert (ann.firm, ann.role) == ("Copper Street", "analyst")
    assert "Bo Fry" not in ann.aliases


@pytest.mark.parametrize("label", ["Operator", "MODERATOR", "Coordinator", "Conference Operator"])
def test_the_operator_under_any_name(label):
    text = TALK.format(host="Jane", intro="Al?", said="Yes.", asker="Ann Ash of Poe")
    assert people(text.replace("Operator:", f"{label}:"))[label].role == "operator"


def test_an_operator_by_first_name_says_so():
    text = TALK.format(host="Jane", intro="Al?", said="Yes.", asker="Ann Ash of Poe")
    text = text.replace("Operator:", "Latoya:").replace(
        "Welcome.", "I will be your operator today."
    )
    assert people(text)["Latoya"].role == "operator"


def test_unnamed_people_are_kept_under_their_labels():
    text = TALK.format(host="Jane", intro="Al?", said="Yes.", asker="somebody")
    who = people(text.replace("Ann Ash:", "Unidentified Analyst:"))
    assert who["Unidentified Analyst"].role == "analyst"


def test_text_without_speakers_is_one_unknown_of_the_companys():
    call = load(text="Sales rose 5%.", format="plain")
    (speaker,) = call.speakers
    assert (speaker.name, speaker.role, speaker.title) == ("Unknown speaker", "executive", None)
