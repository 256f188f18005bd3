"""Words that sound like something else: what is beside them neither takes a report away nor adds one."""

import pytest

from tests.knowledge.edition import edition


def heard(text: str) -> set[str]:
    """Each act, and each fact that is told to be so."""
    found = edition().lexicon.understand(text)
    return {*found.acts, *(fact for fact, value in dict(found.facts).items() if value == "yes")}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("he breached his non mol and sexually assaulted her on the bus", "sexual_touching"),
        ("reports being molested on the train", "sexual_touching"),
        ("reported her car stolen then found it an hour later on a different level", "contrary_evidence"),
        ("phone pinched from his bag during period 2", "school_setting"),
        ("dad told his daughter she will marry her cousin", "force_marriage"),
        ("dad shook the baby hard", "assault"),
        ("house has been broken in three times this year", "burglary"),
        ("on duty officer kicked my son", "on_duty_allegation"),
        ("lad came in the nick to say someone has nicked it", "theft"),
        ("he broke his bail conditions by going to her street", "breach"),
        ("punched him and told her she'd be stabbed next", "assault"),
        ("four more visits since he was bailed", "course_of_conduct"),
        ("every shift for a month he sat facing her", "course_of_conduct"),
        ("made three bogus complaints about her to the council", "course_of_conduct"),
    ],
)
def test_what_stands_beside_it_takes_no_report_away(text: str, what: str) -> None:
    assert what in heard(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("he breached the non molestation order", "sexual_touching"),
        ("is it sexual if her coat was taken off", "cancel_crime"),
        ("victim found injured in the street, crime recorded as abh", "cancel_crime"),
        ("owner has since found the car parked on another street", "contrary_evidence"),
        ("owner then found the bike in his shed", "contrary_evidence"),
        ("two adults, one punched the other at lunch", "school_setting"),
        ("sent a threat in english by text", "school_setting"),
        ("IP is married to AP and doesnt want to support police", "force_marriage"),
        ("he told her she is married to the wrong man", "force_marriage"),
        ("he shook her hand", "assault"),
        ("child shaken but fine after the crash", "assault"),
        ("ankle is broken in two places", "burglary"),
        ("on duty PC was punched by a drunk", "on_duty_allegation"),
        ("bloke walked into our nick to say he was shoved", "theft"),
        ("nicked a male for abh", "theft"),
        ("dash cam sent in by mop", "making_off"),
        ("three staff were each told they'd be stabbed", "assault"),
        ("warned him he'd get a kicking", "assault"),
        ("fingerprint hit on the database last week", "assault"),
        ("fell and broke her wrist", "assault"),
        ("the doctor said he was going to die", "threat_to_kill"),
        ("he cut her up at the roundabout", "threat_to_kill"),
        ("Secondary school. Main block broken into overnight", "school_setting"),
        ("DC on a rest day slapped a barman. PSD informed", "on_duty_allegation"),
        ("suspect says he hit her", "counter_allegation"),
        ("witness gave a statement", "victim_confirms"),
        ("suspect identified from CCTV", "victim_traced"),
        ("CCTV shows he drove off and didn't pay", "contrary_evidence"),
        ("work laptop took off her at knifepoint", "kidnap"),
        ("sent her a false email saying her mum's been killed", "death"),
        ("put an 18 year old in hospital", "outcome_asked"),
        ("where should this go, us or Kent", "cancel_crime"),
        ("took him to hospital", "assault"),
        ("mum missed her son's appointment", "neglect_child"),
        ("locked the door and he tried to get in", "detain"),
        ("found her husband in the kitchen", "force_marriage"),
        ("took her phone and her purse", "control"),
        ("car gone overnight", "death"),
        ("called him a p word and punched him four times", "course_of_conduct"),
        ("we've had three calls about a fight outside the pub", "course_of_conduct"),
        ("we have tried the victim five times, no reply", "course_of_conduct"),
    ],
)
def test_a_word_alone_adds_no_report(text: str, what: str) -> None:
    assert what not in heard(text)


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("she says he hit her", "victim_confirms", "no"),
        ("it never happened to her before", "victim_confirms", "no"),
        ("she hasn't given a statement", "victim_confirms", "no"),
        ("teenager says her uncle touched her", "victim_confirms", "no"),
        ("he texted that he will get a lawyer", "message_content", "threat_lesser"),
        ("she texted that she will kill herself", "message_content", "threat_serious"),
        ("a birthday card for his late wife", "message_content", "indecent_or_gross"),
        ("caller saw a man take her car", "reporter", "third_party"),
        ("we watched the footage back", "reporter", "police"),
    ],
)
def test_words_of_another_matter_tell_no_fact(text: str, fact: str, value: str) -> None:
    assert edition().lexicon.understand(text).facts.get(fact) != value


@pytest.mark.parametrize(
    ("text", "relationship"),
    [
        ("kicked him in the shin", "former_partner"),
        ("ex member of staff smashed the window, split lip", "former_partner"),
        ("former business partner sent her an email", "current_partner"),
        ("neighbour saw a man hit a woman", "neighbour"),
        ("her landlord rang to say the tenant was hurt", "acquaintance"),
    ],
)
def test_a_word_alone_tells_no_relationship(text: str, relationship: str) -> None:
    assert edition().lexicon.understand(text).facts.get("relationship") != relationship
