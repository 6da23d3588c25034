"""A journey lived through day by day: what the channel and the people hear, and that they hear it once."""

from __future__ import annotations

from typing import Any

SALES_AND_PROJECT = "sales 2026-09-01, project 2026-12-01"


def test_a_plan_that_breaks_is_heard_in_the_channel_at_its_steps(story: Any) -> None:
    assert story.begin(SALES_AND_PROJECT, "2026-10-01", by="kim") == ["start > CACME"]
    story.put("anna", "solution architect", 0)
    story.put("bo", "project manager", 1)

    assert story.live("2026-10-02", "2026-12-05") == {
        "2026-11-03": ["card 28 > CACME"],
        "2026-11-17": ["step 14 > CACME thread", "step 14 > UANNA"],
        "2026-11-24": ["step 7 > CACME shown"],
        "2026-11-27": ["step 2 > UANNA"],
        "2026-12-01": ["day 0 > CACME"],
    }


def test_a_plan_that_holds_asks_only_the_person_it_rests_on(story: Any) -> None:
    story.begin(SALES_AND_PROJECT, "2026-10-01", by="kim")
    story.put("anna", "solution architect", 0, 1)
    story.put("bo", "project manager", 1)
    story.news()

    told = story.live("2026-10-02", "2026-12-05")

    assert told == {
        "2026-11-03": ["ask 28 > UANNA"],
        "2026-11-17": ["ask 14 > UANNA"],
        "2026-11-24": ["ask 7 > UANNA"],
        "2026-12-01": ["day 0 > CACME"],
    }
