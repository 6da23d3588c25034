"""Who and where: Slack's workspaces, people and channels as ours, made on first sight and kept fresh."""

from bot.usecases.identity.channels import ChannelFacts, ChannelSeen, channel, keep_channel, move_channel, saw_member
from bot.usecases.identity.people import PersonFacts, PersonSeen, colleagues, find_people, keep_person, person
from bot.usecases.identity.workspaces import Defaults, WorkspaceFacts, make_workspace, workspace, workspaces

__all__ = [
    "ChannelFacts",
    "ChannelSeen",
    "Defaults",
    "PersonFacts",
    "PersonSeen",
    "WorkspaceFacts",
    "channel",
    "colleagues",
    "find_people",
    "keep_channel",
    "keep_person",
    "make_workspace",
    "move_channel",
    "person",
    "saw_member",
    "workspace",
    "workspaces",
]
