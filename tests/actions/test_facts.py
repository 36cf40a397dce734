"""What is said of an action: who does it is told apart from who is named, and nothing contradicts it."""

from inclusion.actions.facets import STATED_NAMES, stated_by
from inclusion.actions.facts import ActionFacts
from inclusion.records.model import Dataset


def test_a_body_that_does_it_is_not_merely_named(small: Dataset) -> None:
    lanterns = ActionFacts(small, small.action["P3-A01"])
    assert (lanterns.does_it, lanterns.names) == (("Harbour Council",), ("Lamp Makers' Guild",))
    choir = ActionFacts(small, small.action["P2-A01"])
    assert (choir.does_it, choir.names) == ((), ("Harbour choir",))


def test_each_body_of_an_action_is_said_once(dataset: Dataset) -> None:
    for action in dataset.actions:
        facts = ActionFacts(dataset, action)
        assert sorted((*facts.does_it, *facts.names)) == sorted(dataset.partner[p].name for p in action.partners)


def test_a_promise_says_not_who_does_it_only_where_nobody_does(dataset: Dataset) -> None:
    for action in dataset.actions:
        facts = ActionFacts(dataset, action)
        words = [words for words, _ in facts.states]
        assert ("not who does it" in words) == (action.progress == "next" and not facts.does_it)
        assert [stated for _, stated in facts.states] == (
            [part in stated_by(dataset, action) for part in STATED_NAMES] if action.progress == "next" else []
        )


def test_an_action_says_where_it_stands(dataset: Dataset) -> None:
    assert ActionFacts(dataset, dataset.action["P2-N02"]).place == "priority 2, next, 2 of 13"
    assert ActionFacts(dataset, dataset.action["P4-A16"]).place == "priority 4, done, 16 of 16"


def test_a_likely_age_is_said_only_where_none_is_named(small: Dataset) -> None:
    ages = {a.action: (ActionFacts(small, a).age, ActionFacts(small, a).likely_age) for a in small.actions}
    assert ages["P1-N01"] == ("", "Up to 5")
    assert ages["P1-N02"] == ("Up to 5, 7 to 11", "")
    assert ages["P3-N01"] == ("", "")


def test_the_numbers_of_an_action_are_results_efforts_and_reach_and_no_ages_dates_or_names(small: Dataset) -> None:
    numbers = {a.action: ActionFacts(small, a).figures for a in small.actions}
    assert numbers["P1-A01"] == (("2", "ferries bought"),)
    assert numbers["P2-A02"] == (("over 70%", "older pupils who sang in the spring concert"),)
    assert numbers["P1-A02"] == numbers["P1-A03"] == ()


def test_a_thread_leads_both_ways(small: Dataset) -> None:
    before, after = ActionFacts(small, small.action["P2-N01"]), ActionFacts(small, small.action["P1-A01"])
    assert [action.action for action in before.before] == ["P1-A02", "P2-A01"]
    assert [action.action for action in after.after] == ["P1-N01"]
    assert (before.after, after.before) == ((), ())
