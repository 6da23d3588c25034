"""The floor of a start: the same libraries, engine, scheduler, Socket Mode link and /readyz, without our code."""

from __future__ import annotations

import os
import sqlite3  # noqa: F401 - part of what the engine loads
from datetime import timedelta
from typing import Any

import babel.dates
import dotenv  # noqa: F401
import waitress
from apscheduler.schedulers.background import BackgroundScheduler
from slack_bolt import App
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_sdk import WebClient
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session


def main() -> None:
    """Serve until killed."""
    client = WebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    app = App(client=client, process_before_response=True, token_verification_enabled=False)
    app.command("/handover")(lambda ack: ack())
    client.auth_test()
    engine = create_engine(os.environ["DATABASE_URL"])
    with Session(engine) as session:
        session.execute(text("SELECT count(*) FROM journey")).all()
    babel.dates.format_date(locale="en_GB")
    scheduler = BackgroundScheduler()
    scheduler.add_job(lambda: None, "interval", seconds=timedelta(seconds=30).seconds)
    scheduler.start()
    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).connect()

    def ready(environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"ready"]

    waitress.serve(ready, host="127.0.0.1", port=int(os.environ["HANDOVER_PORT"]), _quiet=True)


main()
