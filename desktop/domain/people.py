"""Roles of the office (DOMAIN chapter 2.0), supervisor and administrator, and their rights."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What somebody may be in the office; several at once are normal."""

    APPLICANT = "pemohon"
    OSS_AGENCY = "lembaga_oss"
    FRONT_OFFICE = "front_office"
    BACK_OFFICE = "back_office"
    SECTION_HEAD = "kasi"
    DIVISION_HEAD = "kabid"
    SECRETARY = "sekretaris"
    GENERAL_AFFAIRS = "kasubbag_umum"
    OFFICE_HEAD = "kepala_dinas"
    TECHNICAL_TEAM = "tim_teknis"
    OSS_ADMIN = "admin_oss"
    ARCHIVE = "arsip"
    SUPERVISION = "dalaks"
    LEADERSHIP = "pimpinan"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


EXTERNAL = frozenset({Role.APPLICANT, Role.OSS_AGENCY})
DESKS = frozenset(Role) - EXTERNAL - {Role.SUPERVISOR, Role.ADMINISTRATOR}

HEADS = frozenset({Role.SECTION_HEAD, Role.DIVISION_HEAD, Role.SECRETARY, Role.OFFICE_HEAD})
"""Those who decide clashing outcomes and numbers (DESIGN chapter 5)."""

_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
_COUNTER = frozenset({Role.FRONT_OFFICE})
_READERS = DESKS | {Role.SUPERVISOR, Role.ADMINISTRATOR}


class Action(StrEnum):
    """Everything a signed-in person can wish for; the table below says who may."""

    DESCRIBE_OFFICE = "describe_office"
    ADD_PERSON = "add_person"
    DESCRIBE_PERSON = "describe_person"
    END_PERSON = "end_person"
    RESET_PASSWORD = "reset_password"
    CHANGE_OWN_PASSWORD = "change_own_password"
    GRANT_ROLE = "grant_role"
    END_ROLE = "end_role"
    ADMIT_DEVICE = "admit_device"
    END_DEVICE = "end_device"
    CONFIRM_WORK = "confirm_work"
    PUT_SOP_IN_FORCE = "put_sop_in_force"
    CORRECT_LANES = "correct_lanes"
    DEFINE_PERMIT_TYPE = "define_permit_type"
    SET_CALENDAR = "set_calendar"
    OPEN_BOOK = "open_book"
    HAND_OVER_BOOK = "hand_over_book"
    GO_ON_AS_NEW_DEVICE = "go_on_as_new_device"
    WRITE_BACKUP = "write_backup"
    EXCHANGE = "exchange"
    SEE_OFFICE = "see_office"
    SEE_CASES = "see_cases"
    REGISTER_CASE = "register_case"
    CHANGE_DATA = "change_data"
    DECLARE_COMPLETE = "declare_complete"
    COMPLETE_STEP = "complete_step"
    RETURN_STEP = "return_step"
    HOLD_CASE = "hold_case"
    RESUME_CASE = "resume_case"
    CANCEL_CASE = "cancel_case"
    REVOKE_PERMIT = "revoke_permit"
    UNDO = "undo"
    DECIDE_VALUES = "decide_values"
    DECIDE_OUTCOME = "decide_outcome"
    ATTACH_FILE = "attach_file"
    WRITE_MESSAGE = "write_message"
    GIVE_NUMBER = "give_number"
    VOID_NUMBER = "void_number"
    ENTER_ONLINE = "enter_online"
    ERASE_BODY = "erase_body"
    SAVE_DRAFT = "save_draft"


ROLES_FOR: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        Action.DESCRIBE_OFFICE: _ADMINISTRATORS,
        Action.ADD_PERSON: _ADMINISTRATORS,
        Action.DESCRIBE_PERSON: _ADMINISTRATORS,
        Action.END_PERSON: _ADMINISTRATORS,
        Action.RESET_PASSWORD: _ADMINISTRATORS,
        Action.CHANGE_OWN_PASSWORD: _READERS,
        Action.GRANT_ROLE: _ADMINISTRATORS,
        Action.END_ROLE: _ADMINISTRATORS,
        Action.ADMIT_DEVICE: _ADMINISTRATORS,
        Action.END_DEVICE: _ADMINISTRATORS,
        Action.CONFIRM_WORK: _ADMINISTRATORS,
        Action.PUT_SOP_IN_FORCE: _ADMINISTRATORS,
        Action.CORRECT_LANES: _ADMINISTRATORS,
        Action.DEFINE_PERMIT_TYPE: _ADMINISTRATORS,
        Action.SET_CALENDAR: _ADMINISTRATORS,
        Action.OPEN_BOOK: _ADMINISTRATORS,
        Action.HAND_OVER_BOOK: _ADMINISTRATORS,
        Action.GO_ON_AS_NEW_DEVICE: _READERS,
        Action.WRITE_BACKUP: _READERS,
        Action.EXCHANGE: _READERS,
        Action.SEE_OFFICE: _READERS,
        Action.SEE_CASES: _READERS,
        Action.REGISTER_CASE: _COUNTER,
        Action.CHANGE_DATA: DESKS,
        Action.DECLARE_COMPLETE: DESKS,
        Action.COMPLETE_STEP: DESKS,
        Action.RETURN_STEP: DESKS,
        Action.HOLD_CASE: DESKS,
        Action.RESUME_CASE: DESKS,
        Action.CANCEL_CASE: _COUNTER | HEADS,
        Action.REVOKE_PERMIT: frozenset({Role.OFFICE_HEAD}),
        Action.UNDO: DESKS,
        Action.DECIDE_VALUES: DESKS,
        Action.DECIDE_OUTCOME: HEADS,
        Action.ATTACH_FILE: DESKS,
        Action.WRITE_MESSAGE: DESKS,
        Action.GIVE_NUMBER: DESKS,
        Action.VOID_NUMBER: HEADS | {Role.GENERAL_AFFAIRS, Role.BACK_OFFICE},
        Action.ENTER_ONLINE: DESKS,
        Action.ERASE_BODY: _ADMINISTRATORS,
        Action.SAVE_DRAFT: DESKS | _ADMINISTRATORS,
    }
)
"""One table, action to roles (DESIGN chapter 6, after UX 3.3).

Actions on a step are further bound to the roles of that step; a test tries every action with
every role.
"""
