"""Decides alone, by a policy snapshot: the algorithm of controllers.md in Python, checked against vectors.json."""

import hashlib
import hmac
import json
import sys
from base64 import urlsafe_b64decode
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

CARDS = {"rfid", "keycard", "key_fob"}
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ORDER = ["rule_for_person", "rule_factors", "lockdown", "schedule_day", "schedule_hours", "cooldown", "granted"]


def payload_of(jws):
    return json.loads(urlsafe_b64decode(jws["payload"] + "=="))


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def tag_of(hashing, parts):
    def key(name):
        return urlsafe_b64decode(hashing[name] + "=")

    text = json.dumps(parts, separators=(",", ":"), ensure_ascii=False).encode()
    first = hmac.new(key("controllersKey"), text, hashlib.sha256).digest()
    return hmac.new(key("deviceKey"), first, hashlib.sha256).digest()[:16].hex()


def is_holiday(day, holidays):
    for holiday in holidays:
        begins = holiday["begins"]
        for years in (day.year, day.year - 1):
            text = begins["date"] if begins["kind"] == "once" else f"{years}-{begins['monthDay']}"
            try:
                first = date.fromisoformat(text)
            except ValueError:  # 29 February, in a year that has none
                continue
            if first <= day < first + timedelta(days=holiday["lastsDays"]):
                return True
    return False


def windows_of(snapshot, schedule, day):
    for exception in schedule["exceptions"]:
        if exception["date"] == day.isoformat():
            return exception["windows"]
    if is_holiday(day, [each for each in snapshot["holidays"] if each["id"] in schedule["holidayIds"]]):
        return schedule["holidayWindows"]
    return [w for week in schedule["weekly"] if DAYS[day.weekday()] in week["days"] for w in week["windows"]]


def schedule_says(snapshot, schedule, at):
    local = at.astimezone(ZoneInfo(schedule["zone"]))
    day, clock = local.date(), local.strftime("%H:%M")
    today = windows_of(snapshot, schedule, day)
    # A window that ends at or before it begins goes on past midnight and belongs to the day on which it begins.
    late = [w for w in windows_of(snapshot, schedule, day - timedelta(days=1)) if w["to"] <= w["from"] and w["to"] != "00:00"]
    if any(w["from"] <= clock and (clock < w["to"] or w["to"] <= w["from"]) for w in today):
        return "permitted"
    if any(clock < w["to"] for w in late):
        return "permitted"
    return "schedule_hours" if today or late else "schedule_day"


def rule_says(snapshot, rule, question, presented):
    kinds = [kind for kind, _ in presented]
    if rule["factors"] == "card_and_pin" and not (CARDS & set(kinds) and "pin" in kinds):
        return "rule_factors"
    if any(question["doorId"] in lockdown["doorIds"] for lockdown in snapshot["lockdowns"]):
        return "lockdown"
    if rule["scheduleIds"]:
        known = {each["id"]: each for each in snapshot["schedules"]}
        at = instant(question["at"])
        said = [schedule_says(snapshot, known[i], at) if i in known else "schedule_day" for i in rule["scheduleIds"]]
        if "permitted" not in said:
            return "schedule_hours" if "schedule_hours" in said else "schedule_day"
    if rule["id"] in question.get("coolingRuleIds", []):
        return "cooldown"
    return "granted"


def is_for(rule, kinds):
    types = set(rule["accessTypes"])
    if "rfid" in types:
        types |= CARDS
    return not types or bool(types & set(kinds))


def decide(snapshot, presentable, question):
    """'granted', or the check that failed first."""
    at = instant(question["at"])
    if at >= instant(snapshot["validUntil"]):
        return "configuration"
    door = next((each for each in snapshot["doors"] if each["id"] == question["doorId"]), None)
    if door is None or not any(p["accessPointId"] == question["accessPointId"] for p in door["accessPoints"]):
        return "configuration"
    if question.get("isThrottled"):
        return "attempt_rate"
    by_tag = {each["tag"]: each for each in snapshot["credentials"]}
    presented = []
    for name in question["presented"]:
        each = presentable[name]
        tags = [tag_of(snapshot["hashing"], candidate["parts"]) for candidate in each["candidates"]]
        found = next((by_tag[tag] for tag in tags if tag in by_tag), None)
        presented.append((found["kind"] if found and each["kind"] == "rfid" else each["kind"], found))
    presented.sort(key=lambda each: each[0] not in CARDS)
    if presented[0][1] is None:
        return "credential_known"
    for _, found in presented:
        if found and not instant(found.get("validFrom", "0001-01-01T00:00:00Z")) <= at < instant(
            found.get("validUntil", "9999-01-01T00:00:00Z")
        ):
            return "credential_valid"
    holder = presented[0][1]["holder"]
    if any(found is None or found["holder"] != holder for _, found in presented[1:]):
        return "second_factor"
    person = next(each for each in snapshot["people"] if each["id"] == holder)
    rules = {each["id"]: each for each in snapshot["rules"]}
    best = "rule_for_person"
    for entry in person["rules"]:
        rule = rules[entry["ruleId"]]
        here = question["doorId"] in entry.get("doorIds", rule["doorIds"])
        if not here or at >= instant(entry.get("until", "9999-01-01T00:00:00Z")):
            continue
        if is_for(rule, [kind for kind, _ in presented]):
            best = max(best, rule_says(snapshot, rule, question, presented), key=ORDER.index)
    return best


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        vectors = json.load(file)
    whole = payload_of(vectors["snapshot"])
    presentable = vectors["presentable"]
    tags = [candidate for each in presentable.values() for candidate in each["candidates"]]
    for candidate in tags:
        assert tag_of(whole["hashing"], candidate["parts"]) == candidate["tag"], candidate
    for vector in vectors["decisions"]:
        check = decide(whole, presentable, vector)
        assert check == vector["check"], (vector, check)
    print(len(tags), "tags and", len(vectors["decisions"]), "decisions agree")
