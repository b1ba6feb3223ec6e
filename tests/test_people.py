"""Who is who: roles, titles, houses, other names, voices; and nobody merged on one clue."""

import time

import pytest

from kit.people.cast import resolve
from kit.readers.reader import Draft, Label, Said
from kit.values import Span
from tests.people.drafts import drafted


def people(talk, company="Acme Inc.", **how):
    return {who.name: who for who in resolve(drafted(talk, **how), company).speakers}


INTERPRETED = """
Operator: Welcome to the Harrow call. I now hand over to Ms. Wendy Lo, Head of Investor Relations.
Meiling Lo | (executive): Hello. With me are our CEO, Hugo Tan; and our CFO, [ Perry ] Gu. Hugo, please.
Haoyu Tan | (executive): [Interpreted] Thank you, Wendy. I hand over to our CFO, [ Perry ].
Pengfei Gu | (executive): Net profit was RMB 41 million. Operator, we take questions.
Operator: Our first question comes from Alan Kwan of Stonebridge Vale Securities.
Aiguo Kwan | (analyst): [Interpreted] What about funding?
Haoyu Tan | (executive): Alan, this is Wendy. Let me translate for [ Mr. Hugo ]. Funding is stable.
Operator: This ends the call.
"""


@pytest.mark.parametrize(
    ("name", "role", "title", "firm", "aliases", "evidence"),
    [
        ("Operator", "operator", None, None, set(), "label"),
        (
            *("Meiling Lo", "executive", "Head of Investor Relations", None),
            *({"Wendy Lo", "Wendy"}, "label introduced handed-over addressed"),
        ),
        (
            *("Haoyu Tan", "executive", "CEO", None),
            *({"Hugo Tan", "Hugo", "Mr. Hugo"}, "label introduced addressed"),
        ),
        (
            *("Pengfei Gu", "executive", "CFO", None),
            *({"Perry Gu", "Perry"}, "label introduced handed-over"),
        ),
        (
            *("Aiguo Kwan", "analyst", None, "Stonebridge Vale Securities"),
            *({"Alan Kwan", "Alan"}, "label handed-over"),
        ),
    ],
)
def test_everybody_on_an_interpreted_call(name, role, title, firm, aliases, evidence):
    who = people(INTERPRETED)[name]
    assert (who.role, who.title, who.firm) == (role, title, firm)
    assert (set(who.aliases), " ".join(who.evidence)) == (aliases, evidence)


def test_the_interpreters_voice_is_told_where_the_words_tell_it():
    voices = resolve(drafted(INTERPRETED)).voices
    assert {turn: voice for turn, voice in enumerate(voices) if voice} == {6: "Meiling Lo"}


def test_a_speakers_span_is_where_we_learn_who_it_is():
    draft = drafted(INTERPRETED)
    spans = {who.name: who.span.of(draft.text) for who in resolve(draft).speakers}
    assert spans["Pengfei Gu"] == "CFO, [ Perry ] Gu"
    assert spans["Aiguo Kwan"] == "Alan Kwan of Stonebridge Vale Securities"


TALK = """
Operator: Welcome. I hand over to {host}.
Jane Roe: Thank you. {intro}
Al Poe: {said}
Operator: {asker} Please go ahead.
Ann Ash: What about cash?
Al Poe: Fine.
Operator: Goodbye.
"""
ASKER = "Our first question comes from Ann Ash of Bank of Poe."


def talk(host="Jane Roe", intro="Al, please.", said="Sales rose.", asker=ASKER, **how):
    return people(TALK.format(host=host, intro=intro, said=said, asker=asker), **how)


@pytest.mark.parametrize(
    ("intro", "title"),
    [
        ("With me is our CFO, Al Poe.", "CFO"),
        ("Here is Al Poe, our chief financial officer.", "chief financial officer"),
        ("Here is Al Poe, Acme's Chief Financial Officer.", "Chief Financial Officer"),
        ("Here is Al Poe, Bed & Bath's Chief Financial Officer.", "Chief Financial Officer"),
        ("I hand over to Al Poe, Acme Chief Financial Officer.", "Chief Financial Officer"),
        (
            "With us are Ms. Ann Lee - Managing Director; Mr. Al Poe - Group CFO; and more.",
            "Group CFO",
        ),
        ("We are led by Mr. Al Poe, who is CMD of the company; and Ann Lee, CFO.", "CMD"),
        ("Today, our CEO, Max Berg, is away; our CFO, Al Poe, is here.", "CFO"),
        ("Max Berg, our CEO, is away, and Al Poe, our CFO, is here.", "CFO"),
        ("Last year Mr. Al Poe joined us as Chief Risk Officer.", "Chief Risk Officer"),
        ("CFO Al Poe is with me.", "CFO"),
        ("Please welcome Al Poe, our new CFO.", "CFO"),
        ("Al Poe is with me.", None),
    ],
)
def test_introductions_give_titles(intro, title):
    assert talk(intro=intro)["Al Poe"].title == title


def test_people_give_their_own_titles():
    title = talk(intro="I am the head of investor relations.")["Jane Roe"].title
    assert title == "head of investor relations"


@pytest.mark.parametrize(
    ("asker", "firm"),
    [
        ("Our first question comes from Ann Ash of Bank of Poe.", "Bank of Poe"),
        ("First is the line of Ann Ash with B. Street & Co.", "B. Street & Co."),
        ("First question from the line of Ann Ash from Copper Street.", "Copper Street"),
        ("We'll go first to Ann Ash with Copper Street.", "Copper Street"),
        ("We have Ann Ash from Copper Street with the first question.", "Copper Street"),
        ("The first question is from Ann Ash, representing Copper Street.", "Copper Street"),
        ("First, we hear from Ann Ash at Copper Street. Ann, your line is open.", "Copper Street"),
        (
            "We have lost Bo Fry. The next question is from Ann Ash of Copper Street.",
            "Copper Street",
        ),
        ("The first question is from Anne <unk>, of Copper Street.", "Copper Street"),
        ("The first question is from Ann.", None),
        ("Ann Ash, your line is open.", None),
        ("The first question is from Ms. Ann Ash (Copper Street), on Zoom.", "Copper Street"),
        ("We'll go first to Ann Ash, Bank of Poe.", "Bank of Poe"),
    ],
)
def test_hand_overs_give_houses(asker, firm):
    ann = talk(asker=asker)["Ann Ash"]
    assert (ann.role, ann.firm) == ("analyst", firm)


def test_a_name_and_a_house_are_enough_once_questions_are_under_way():
    more = "Operator: Bo Fry, Copper Street.\nBo Fry: And debt?\nAl Poe: None.\n"
    who = people(TALK.format(host="Jane", intro="Al?", said="Yes.", asker=ASKER) + more)
    assert (who["Bo Fry"].role, who["Bo Fry"].firm) == ("analyst", "Copper Street")


@pytest.mark.parametrize(
    ("label", "title", "firm", "role"),
    [
        ("Ann Ash | Analyst, Copper Street, LLC", "Analyst", "Copper Street, LLC", "analyst"),
        (
            "Ann Ash | Copper Street - Research Analyst",
            "Research Analyst",
            "Copper Street",
            "analyst",
        ),
        (
            "Ann Ash | Airline Reporter at Copper Daily",
            "Airline Reporter",
            "Copper Daily",
            "analyst",
        ),
        ("Ann Ash | Copper Street | Analyst", "Analyst", "Copper Street", "analyst"),
        ("Ann Ash | Copper Street | Q", None, "Copper Street", "analyst"),
        (
            "Al Poe | Vice President, Investor Relations, Acme Inc.",
            "Vice President, Investor Relations",
            None,
            "executive",
        ),
        ("Al Poe | Acme - SVP, CFO, and Treasurer", "SVP, CFO, and Treasurer", None, "executive"),
        ("Al Poe | CFO - Finance & Tax", "CFO - Finance & Tax", None, "executive"),
        ("Al Poe | CFO - Operations - Acme", "CFO - Operations", None, "executive"),
        ("Al Poe | Acme - COO - Fleet", "COO - Fleet", None, "executive"),
        ("Ann Ash | Private Investor", "Private Investor", None, "analyst"),
        ("Ann Ash | VP, IR, Tax, Poe & Co.", "VP, IR, Tax", "Poe & Co.", "executive"),
        ("Ann Ash | Analyst, Capital Research, LLC", "Analyst", "Capital Research, LLC", "analyst"),
        ("Ann Ash | External", None, None, "analyst"),
        ("Attendees - nan | nan", None, None, "executive"),
        ("Caller 2", None, None, "analyst"),
        ("Interpreter | (attendee)", None, None, "other"),
        ("Editor", None, None, "other"),
    ],
)
def test_labels_give_titles_and_houses(label, title, firm, role):
    (who,) = people(f"{label}: Sales rose.").values()
    assert (who.title, who.firm, who.role) == (title, firm, role)


@pytest.mark.parametrize(
    ("pieces", "name", "title", "firm"),
    [
        ("Al Poe|\n|Head of Sales &|\n|Marketing", "Al Poe", "Head of Sales & Marketing", None),
        ("Al Poe|\n|Chief Financial|\n|Officer", "Al Poe", "Chief Financial Officer", None),
        ("Al Poe|\n|CFO|\n|Capital Street LLC", "Al Poe", "CFO", "Capital Street LLC"),
        ("Al Poe|\n|CFO, Acme|\n|Holdings, Inc.", "Al Poe", "CFO", None),
        ("Al Poe|, |Acme Inc.| - |COO| - |Fleet & Yards", "Al Poe", "COO - Fleet & Yards", None),
        ("Al| ] |Poe", "Al Poe", None, None),
    ],
)
def test_pieces_of_a_line_that_are_one_thing_are_read_as_one(pieces, name, title, firm):
    text, spans = pieces.replace("|", ""), []
    for piece in pieces.split("|"):
        start = spans[-1].end if spans else 0
        spans.append(Span(start, start + len(piece)))
    label = Label(Span(0, len(text)), spans[0], tuple(spans[2::2]))
    draft = Draft(f"{text}\nFine.", (Said(label, Span(len(text) + 1, len(text) + 6)),))
    (who,) = resolve(draft, "Acme Inc.").speakers
    assert (who.name, who.title, who.firm) == (name, title, firm)


@pytest.mark.parametrize(
    ("head", "name", "title", "firm"),
    [
        ("Al Poe - Chief Financial Officer", "Al Poe", "Chief Financial Officer", None),
        ("Chief Financial Officer — Al Poe", "Al Poe", "Chief Financial Officer", None),
        (
            "MANAGEMENT: MR. AL POE – HEAD, INVESTOR\nRELATIONS, ACME LIMITED",
            "Al Poe",
            "HEAD, INVESTOR RELATIONS",
            None,
        ),
        (
            "Al Poe\nHead of Sales,\nMarketing and\nLogistics",
            "Al Poe",
            "Head of Sales, Marketing and Logistics",
            None,
        ),
        ("Ann Ash, Analyst, Copper Street", "Ann Ash", "Analyst", "Copper Street"),
        ("Ann Ash\nCopper Street - Analyst", "Ann Ash", "Analyst", "Copper Street"),
        ("Ann Ash Copper Street - MD & Analyst", "Ann Ash", "MD & Analyst", "Copper Street"),
        ("Al Poe said that the CFO would stay.", "Al Poe", None, None),
    ],
)
def test_lists_above_the_call_are_read_whatever_their_order(head, name, title, firm):
    asker = "Our first question comes from Ann Ash."
    who = talk(head=f"Acme Inc.\n{head}", asker=asker)[name]
    assert (who.title, who.firm) == (title, firm)


def test_a_list_that_a_reader_read_gives_titles_and_other_names():
    who = talk(listed="Albert Poe | Chief Executive Officer\nRuth Okafor | CFO")
    assert (who["Al Poe"].title, who["Al Poe"].aliases[:1]) == (
        "Chief Executive Officer",
        ("Albert Poe",),
    )
    assert "Ruth Okafor" not in who


def test_who_speaks_before_questions_speaks_for_the_company_and_others_stay_unknown():
    more = "Zed Orr: I am on a train.\nJane Roe: No.\nZed Orr: Really?\n"
    who = people(TALK.format(host="Jane", intro="Al?", said="Yes.", asker=ASKER) + more)
    assert {name: each.role for name, each in who.items()} == {
        "Operator": "operator",
        "Jane Roe": "executive",
        "Al Poe": "executive",
        "Ann Ash": "analyst",
        "Zed Orr": "other",
    }


LONG = f"Zed Orr: {'We have repaid half of it. ' * 6}\n"


@pytest.mark.parametrize(
    ("more", "role"),
    [
        ("Al Poe: Zed?\nZed Orr: It will be 5%.\n", "executive"),
        ("Al Poe: Next question, please.\nZed Orr: On debt. I see none.\n", "analyst"),
        ("Zed Orr: Thanks for taking my question. On debt.\n", "analyst"),
        (
            "Zed Orr: I hold your shares. What is due on the debt this year?\nAl Poe: Nil.\n",
            "analyst",
        ),
        ("Zed Orr: Sorry, can you speak up?\nAl Poe: Yes.\n", "other"),
        (f"Zed Orr: May I add a word on the debt, then?\nAl Poe: Do.\n{LONG}", "other"),
    ],
)
def test_who_joins_late_is_told_by_what_goes_before_and_what_they_say(more, role):
    who = people(TALK.format(host="Jane", intro="Al?", said="Yes.", asker=ASKER) + more)
    assert who["Zed Orr"].role == role


def test_roles_are_told_by_words_alone_where_nothing_else_tells_them():
    who = people(
        "Jane Roe: Sales rose.\nAnn Ash: Thanks for taking my question. Why is that?\n"
        "Al Poe: Prices. Can we have the next question?\nBo Fry: On debt, what is due?\n"
        "Al Poe: Nothing.\n"
    )
    roles = {name: each.role for name, each in who.items()}
    assert roles == {
        "Jane Roe": "executive",
        "Ann Ash": "analyst",
        "Al Poe": "executive",
        "Bo Fry": "analyst",
    }


def test_a_brokers_host_is_no_executive_and_one_for_the_company_is():
    for house, role in (("Copper Securities", "other"), ("Copper Relations", "executive")):
        who = talk(host=f"Ms. Jane Roe from {house}")["Jane Roe"]
        assert (who.role, who.firm) == (role, house)


def test_a_shared_last_name_alone_merges_nobody():
    assert talk(intro="Our CFO, Max Poe, is ill today.")["Al Poe"].title is None
    assert "Max Poe" not in talk(intro="Our CFO, Max Poe, is ill today.")["Al Poe"].aliases


def test_a_first_name_that_is_ones_own_is_no_sign_of_being_another():
    intro = "With me is our CFO, Al Berg. Al, please."
    who = talk(intro=intro, said="Thank you. Sales rose.")["Al Poe"]
    assert (who.title, who.aliases) == (None, ("Al",))


@pytest.mark.parametrize(
    ("intro", "said", "evidence"),
    [
        ("With me is our CFO, Max Poe. I turn it over to Max.", "Sales rose.", "handed-over"),
        ("With me is our CFO, Max Poe. Max, can you start?", "Sales rose.", "addressed"),
        (
            "Our CFO, Max Berg, is here. Over to Max.",
            "Hello, this is Max. Sales rose.",
            "self-named",
        ),
    ],
)
def test_two_clues_merge_and_are_shown(intro, said, evidence):
    who = talk(intro=intro, said=said)["Al Poe"]
    assert (who.title, evidence in who.evidence) == ("CFO", True)


@pytest.mark.parametrize(
    ("intro", "title"),
    [
        ("With me is Al Poe, our CFO.", "CFO"),
        ("With me are Al Poe, our CFO, and Al Berg, our COO.", None),
    ],
)
def test_a_first_name_alone_is_whose_it_is_introduced_as_if_nobody_shares_it(intro, title):
    talk = f"Jane Roe: {intro} Please.\nAl: Sales rose.\nJane Roe: Thank you.\n"
    assert people(talk)["Al"].title == title


def test_who_only_puts_callers_through_is_the_operator():
    callers = ("Ann Ash", "Bo Fry", "Cy Dent", "Di East")
    asked = "".join(
        f"Krista: Our next question comes from {name} of Copper Street.\n{name}: Why?\nAl Poe: So.\n"
        for name in callers
    )
    who = people(f"Al Poe: I am the CFO. Sales rose.\n{asked}")
    assert (who["Krista"].role, who["Al Poe"].role) == ("operator", "executive")


def test_who_opens_the_call_is_no_analyst_for_standing_in_their_list():
    talk = TALK.replace("Jane Roe: Thank you. {intro}", "Jane Roe | (Callers): Thank you. {intro}")
    said = {"host": "Jane Roe of the Roe Group", "intro": "Al?", "said": "Yes.", "asker": ASKER}
    for heading in ("analyst", "executive"):
        who = people(talk.replace("Callers", heading).format(**said))["Jane Roe"]
        assert who.role == "executive"


@pytest.mark.parametrize(
    ("label", "said", "firm", "aliases"),
    [
        ("Ann Ash", "Hi, it's Ann from Copper Street. Why?", "Copper Street", ("Ann",)),
        ("Ann Ash", "Ann here from the Copper Times. Why?", "Copper Times", ("Ann",)),
        ("Ann Ash", "A question to Al Poe from Acme. Why?", None, ()),
        ("Unknown Analyst", "Ann Ash, Copper Street. Why?", "Copper Street", ("Ann Ash",)),
        ("Unknown Analyst", "Good day, Al Poe, Acme did well. Why?", None, ()),
    ],
)
def test_who_asks_may_say_of_which_house_they_are(label, said, firm, aliases):
    talk = f"Al Poe: Sales rose.\n{label} | (analyst): {said}\nAl Poe: So.\n"
    who = people(talk)[label]
    assert (who.firm, who.aliases) == (firm, aliases)


def test_who_is_introduced_as_themselves_is_nobody_else():
    intro = (
        "With us are Mr. Max Poe, Executive Director, and Mr. Al Poe Executive Director and CFO."
    )
    assert "Max Poe" not in talk(intro=intro)["Al Poe"].aliases


@pytest.mark.parametrize(
    ("asker", "said", "known"),
    [
        (
            "First is Bo Fry of Copper Street.",
            "Hi, this is Ann on for Bo. Why?",
            ("Ann", "Copper Street"),
        ),
        ("The first question is from <unk> with UBS.", "Why?", (None, "UBS")),
    ],
)
def test_a_mere_label_takes_the_name_they_give_themselves_and_no_houses_name(asker, said, known):
    text = TALK.format(host="Jane", intro="Al?", said="Yes.", asker=asker)
    who = people(text.replace("Ann Ash: What about cash?", f"Q: {said}"))["Q"]
    assert (next(iter(who.aliases), None), who.firm) == known


def test_a_house_in_the_place_of_a_name_takes_the_name_it_is_called_by():
    asker = "The first question is from Bo Fry of Copper Times."
    text = TALK.format(host="Jane", intro="Al?", said="Yes.", asker=asker)
    who = people(text.replace("Ann Ash:", "Copper Times:"))["Copper Times"]
    assert (who.role, who.aliases) == ("analyst", ("Bo Fry",))


def test_two_who_share_a_last_name_stay_two():
    intro = "With me are our CEO, Al Poe, and our CFO, Max Poe."
    assert talk(intro=intro)["Al Poe"].title == "CEO"


def test_somebody_standing_in_has_the_house_but_not_the_name():
    ann = talk(asker="First question is from Bo Fry of Copper Street.")["Ann Ash"]
    assert (ann.firm, ann.role) == ("Copper Street", "analyst")
    assert "Bo Fry" not in ann.aliases


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jane Roe", "JANE ROE", True),
        ("José Roe", "Jose Roe", True),
        ("Matt O’Neil", "Matthew O'Neil", True),
        ("Mr. Leo Ju", "Ju Leo", True),
        ("John F. Roe", "John Roe, Jr.", True),
        ("LeoJu", "Leo Ju", True),
        ("Sanja Kumar Roe", "Sanjay Kumar Roe", True),
        ("Wm. J. Roe IV", "Bill Roe", True),
        ("John F. Roe", "John J. Poe", False),
        ("Jane Roe", "Jane Roe Smithson", False),
        ("Jane Roe", "Joan Roe", False),
        ("Unidentified Analyst", "Unidentified Executive", False),
        ("Speaker 4", "Speaker 14", False),
    ],
)
def test_ways_of_writing_one_name_are_one_person(one, other, same):
    turns = f"{one}: Hello.\nMax Berg: Yes.\nAl Poe: Yes.\n{other}: Thank you.\n"
    speakers = resolve(drafted(turns)).speakers
    assert (speakers[0] is speakers[3]) is same


@pytest.mark.parametrize(
    ("turns", "same"),
    [
        ("Jane Roe: Hi.\nAl Poe: Yes.\nRoe: So it is.\n", True),
        ("Jane Roe: Hi.\nMax Roe: Yes.\nAl Poe: Yes.\nRoe: So it is.\n", False),
        ("Roe: Hi.\nAl Poe: Yes.\nJane Roe: So it is.\n", False),
    ],
)
def test_a_name_given_in_full_at_first_and_cut_short_ever_after(turns, same):
    first, *_, last = resolve(drafted(turns)).speakers
    assert (first is last) is same


@pytest.mark.parametrize("listed", ["", "Johnna Kim | CFO\nJonna Kim | CEO"])
def test_a_slip_in_a_label_is_another_person_where_a_list_has_both(listed):
    turns = "Johnna Kim: Hello.\nMax Berg: Yes.\nJonna Kim: Thank you.\n"
    speakers = resolve(drafted(turns, listed=listed)).speakers
    assert (speakers[0] is speakers[2]) is not bool(listed)


@pytest.mark.parametrize("label", ["Operator", "MODERATOR", "Coordinator", "Conference Operator"])
def test_the_operator_under_any_name(label):
    text = TALK.format(host="Jane", intro="Al?", said="Yes.", asker=ASKER)
    who = people(text.replace("Operator:", f"{label}:"))[label]
    assert (who.role, who.title) == ("operator", None)


@pytest.mark.parametrize(
    ("label", "welcome"),
    [
        ("Latoya", "I will be your operator today."),
        ("Latoya", "To ask a question, press star one."),
        ("Speaker 0", "All lines are in listen-only mode."),
    ],
)
def test_an_operator_without_the_word_in_the_label(label, welcome):
    text = TALK.format(host="Jane", intro="Al?", said="Yes.", asker=ASKER)
    text = text.replace("Operator:", f"{label}:").replace("Welcome.", welcome)
    assert people(text)[label].role == "operator"


def test_mere_labels_take_the_names_given_right_before():
    text = TALK.format(
        host="Jane Roe, Director of Investor Relations",
        intro="First our CEO, Max Berg. Over to Max.",
        said="Yes.",
        asker=ASKER,
    )
    for number, name in enumerate(("Jane Roe", "Al Poe", "Ann Ash")):
        text = text.replace(f"{name}:", f"Speaker {number}:")
    who = people(text)
    known = [(who[label].aliases[0], who[label].title, who[label].role) for label in list(who)[1:]]
    assert known == [
        ("Jane Roe", "Director of Investor Relations", "executive"),
        ("Max Berg", "CEO", "executive"),
        ("Ann Ash", None, "analyst"),
    ]


def test_a_label_that_several_ask_under_takes_nobodys_name_or_house():
    more = "Operator: Next is Bo Fry of Copper Street.\nUnidentified Analyst: And debt?\n"
    text = TALK.format(host="Jane", intro="Al?", said="Yes.", asker=ASKER) + more
    who = people(text.replace("Ann Ash:", "Unidentified Analyst:"))["Unidentified Analyst"]
    assert (who.role, who.firm, who.aliases) == ("analyst", None, ())


def test_turns_of_nobody_are_one_unknown_of_the_companys():
    (speaker,) = people("?: Sales rose.").values()
    assert (speaker.name, speaker.role, speaker.title) == ("Unknown speaker", "executive", None)


def test_a_thousand_speakers_take_ten_times_as_long_as_a_hundred():
    def seconds(count):
        turns = "".join(
            f"Operator: Next question is from Al Poe{n} of Copper Street.\nAl Poe{n}: Why?\n"
            for n in range(count)
        )
        draft = drafted(turns)
        start = time.perf_counter()
        resolve(draft)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(1000) < 40 * seconds(100)


def test_a_city_beside_the_names_is_no_house():
    who = people("""
Operator: Welcome to the Acme call. Jane Roe will begin.
Jane Roe | Lyon: Good day. Sales grew by half. We take questions.
Operator: Our first question comes from Al Poe of Copper Street.
Al Poe | Lyon: Why is that?
Jane Roe | Lyon: The weather, I think.
Operator: The next question comes from Mia Holt of Quarry Bank.
Mia Holt | Turin: And the margin?
Jane Roe | Lyon: It will stay.
""")
    assert {name: (one.role, one.firm) for name, one in who.items()} == {
        "Operator": ("operator", None),
        "Jane Roe": ("executive", None),
        "Al Poe": ("analyst", "Copper Street"),
        "Mia Holt": ("analyst", "Quarry Bank"),
    }


def test_a_head_of_something_is_a_title_and_nobody_of_that_house():
    who = people("""
Operator: There will be time for questions. I bring in our Head of Investor Relations, Jane Roe.
Jane Roe: Good day. Al?
Al Poe: Sales grew by half.
Operator: Our first question comes from Mia Holt of Quarry Bank.
Mia Holt: Why is that?
Al Poe: The weather, I think.
""")
    assert (who["Jane Roe"].role, who["Jane Roe"].firm) == ("executive", None)
