"""What people call the tables and columns of their registers: Swedish, Danish and English, folded (`rules.names`)."""

from __future__ import annotations

from collections.abc import Mapping

JOURNEY = "journey id|journey|kundresa|kunderejse|kundresans namn|kunderejsens navn|key|nyckel|nogle"
CUSTOMER = (
    "customer|customer id|customer name|name of customer|client|client name|kund|kundnamn|kundens namn|kunde|kundenavn|"
    "kundens navn|account|account name|konto|company|company name|foretag|foretagsnamn|virksomhed|virksomhedsnavn|firma"
)
SEGMENT = "segment|customer segment|kundsegment|kundesegment|industry|sector|sektor|bransch|branche"
REVENUE = (
    "revenue|annual revenue|yearly revenue|omsattning|arsomsattning|omsaetning|arsomsaetning|turnover|annual turnover|"
    "intakt|intakter|arsintakt|indtaegt|sales revenue|arr"
)
HOURS = (
    "service hours|hours of service|servicetimmar|servicetimer|servicetid|servicetider|support hours|supporttid|"
    "supporttimmar|supporttimer|service level|service|servicetimmar per manad|servicetimer pr. md|"
    "servicetimer pr. maned"
)
SYSTEMS = "systems|system|systemer|system name|systemnamn|systemnavn|tjanst|tjanster|service name|losning|losninger"
FROM = "start|start date|startdag|startdatum|startdato|from|from date|fran|fran och med|fra|fra og med|begins"
UNTIL = "end|end date|until|to|to date|slut|slutdag|slutdatum|slutdato|till|till och med|til|til og med"
PERSON = (
    "person id|person|who|vem|hvem|name|namn|navn|employee|medarbetare|medarbejder|consultant|konsult|konsulent|resurs|"
    "ressource|resource"
)

FIELDS: Mapping[str, Mapping[str, str]] = {
    "journeys": {
        "journey_id": "journey id|id|journey key|key|nyckel|nogle",
        "name": "name|journey|journey name|kundresa|kundresans namn|kunderejse|kunderejsens navn|project name|"
        "projektnamn|projektnavn|namn|navn|deal|affar|leverans|leverance|uppdrag|opgave|project|projekt",
        "customer_id": CUSTOMER,
        "segment": SEGMENT,
        "revenue": REVENUE,
        "service_hours": HOURS,
        "state": "state|status|tillstand|tilstand",
        "systems": SYSTEMS,
        "sales": "sales start|forsaljningsstart|salgsstart|start of sales|sales|sale|forsaljning|salg|salj",
        "project": "project start|projektstart|start of project|projektets start|leveransstart|leverancestart|"
        "delivery start|projektet startar|projektet starter|start projekt|projekt start|delivery|project|projekt",
        "maintenance": "tas over i forvaltning|forvaltningsstart|start av forvaltning|forvaltning start|"
        "start forvaltning|forvaltning fran|overgang til drift|overtages af drift|driftsstart|start drift|"
        "drift start|drift fra|drift fran|maintenance start|start of maintenance|support start|go-live|maintenance|"
        "forvaltning|drift|driftstart|vedligehold",
        "in_sales": "kam|key account manager|account manager|account executive|seller|salesperson|sales person|"
        "sales rep|saljare|kundansvarig|saljansvarig|saelger|kundeansvarlig|salgsansvarlig|nyckelkundsansvarig",
        "in_project": "projektledare|delprojektledare|projektleder|delprojektleder|project manager|project lead|pm|"
        "leveransansvarig|leveranceansvarlig|uppdragsledare|delivery manager|arkitekt|losningsarkitekt|architect|"
        "konsult|konsulent|consultant|utvecklare|udvikler|developer",
        "in_maintenance": "forvaltningsledare|forvaltningsansvarig|forvaltare|systemforvaltare|driftsansvarlig|"
        "driftsleder|driftansvarig|driftsansvarig|systemansvarig|systemansvarlig|maintenance lead|"
        "maintenance manager|service manager|support lead|systemtekniker|tekniker|driftstekniker|drifttekniker|"
        "supporttekniker|technician|system technician",
    },
    "phases": {
        "journey_id": JOURNEY,
        "phase_id": "phase id|id",
        "seq": "seq|order|nr|no|ordning|raekkefolge",
        "name": "name|phase|fas|fase|phase name|fasnamn|fasenavn|namn|navn",
        "kind": "kind|type|typ|slag",
        "start": FROM,
        "end": UNTIL,
        "tentative": "tentative|preliminary|prelim|preliminar|osaker|usikker",
        "start_latest": "start latest|latest start|senast|senest",
    },
    "assignments": {
        "assignment_id": "assignment id|id",
        "journey_id": JOURNEY,
        "phase_id": "phase id|phase|fas|fase",
        "person_id": PERSON,
        "side": "side|sida",
        "role": "role|title|job title|roll|rolle|titel|befattning|stilling",
        "systems": SYSTEMS,
        "lead": "lead|leads|ansvarig|ansvarlig|leder",
        "key": "key|key person|nyckelperson|nogleperson",
        "start": FROM,
        "end": UNTIL,
        "allocation": "allocation|percent|%|procent|omfattning|omfang|belaggning|share",
        "status": "status",
    },
    "people": {
        "person_id": "person id|id|slack id|person|who",
        "name": "name|full name|namn|navn",
        "side": "side|sida",
        "active_from": "active from|from|employed from|anstalld fran|ansat fra",
        "active_to": "active to|to|until|last day|sista dag|sidste dag|employed to",
    },
    "absences": {
        "person_id": PERSON,
        "start": f"{FROM}|first day|forsta dag|forste dag",
        "end": f"{UNTIL}|last day|sista dag|sidste dag",
    },
    "customers": {
        "customer_id": f"{CUSTOMER}|name|namn|navn",
        "segment": SEGMENT,
        "revenue": REVENUE,
        "service_hours": HOURS,
    },
    "notes": {
        "note_id": "note id|id",
        "journey_id": JOURNEY,
        "customer_id": CUSTOMER,
        "kind": "kind|type|typ|slag|kategori|category",
        "text": "text|tekst|note|anteckning|notat|notering|kommentar|comment|what|what was said|vad|vad sa de|hvad|"
        "hvad sagde de|beskrivning|beskrivelse|description",
        "system": "system",
        "said_by": "said by|from|who said it|sagt av|sagt af|vem sa det|vem sade det|hvem sagde det|kontaktperson",
        "author": "author|written by|skriven av|skrevet af",
        "heard": "heard|heard by|who heard it|hort av|hort af|hort|vem horde|vem horde det|hvem horte|hvem horte det",
        "read": "read|read by",
        "status": "status",
        "audience": "audience",
        "segment": "segment",
        "kept_on": "kept on|heard on|day heard|date heard|date|datum|dato|day|dag|nar|hvornar|when|hort den|hort",
        "link": "link|url|lank",
        "relieves": "relieves|lindrar|afhjaelper",
        "answers": "answers|svarar pa|svarer pa",
    },
    "sales_pipeline": {
        **dict.fromkeys(("opportunity_id", "sales_agent", "product", "account", "deal_stage"), ""),
        **dict.fromkeys(("engage_date", "close_date"), ""),
    },
    "accounts": {"account": "", "sector": "", "revenue": ""},
    "products": {"product": ""},
    "sales_teams": {"sales_agent": ""},
    "holidays": {"date": ""},
}
"""Our columns by table, each with other words for it. Where two columns of a table would be one of ours, it is the one
whose word stands first."""
SEVERAL = frozenset({"in_sales", "in_project", "in_maintenance"})
"""What several columns of a table may be: the people of a phase, each column with a role of its own."""
CALLED = {
    "journeys": "journeys|journey|kundresor|kundresa|kunderejser|kunderejse|projects|projekt|projekter",
    "phases": "phases|faser|phase",
    "assignments": "assignments|staffing|bemanning|tilldelningar|team",
    "people": "people|persons|personer|employees|medarbetare|medarbejdere",
    "absences": "absences|absence|franvaro|fravaer|holidays of people",
    "customers": "customers|kunder|customer|kundlista|kundelista|kundeliste|kundliste|kundregister|kunderegister",
    "notes": "notes|anteckningar|noteringar|notater|noter|note",
    "sales_pipeline": "sales pipeline|pipeline|opportunities",
    "accounts": "accounts",
    "products": "products",
    "sales_teams": "sales teams",
    "holidays": "holidays",
}
SUMS = frozenset(
    {"sum", "summa", "summering", "total", "totals", "totalt", "i alt", "ialt", "grand total", "sammanlagt"}
)
"""What the last row begins with where it is no row but their sum."""
