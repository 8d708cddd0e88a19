package anju.stewardship;

import anju.evidence.ActKind;

/** What the office can be held to about what is kept. */
public enum StewardshipAct implements ActKind {
    ASSET_REGISTERED("asset.registered"),
    MODEL_DECIDED("model.decided"),
    CONTRACT_SIGNED("contract.signed"),
    CONTRACT_ENDED("contract.ended"),
    UPKEEP_PLANNED("upkeep.planned"),
    UPKEEP_DONE("upkeep.done"),
    WARRANTY_CLAIMED("warranty.claimed"),
    WARRANTY_MENDED("warranty.mended"),
    WARRANTY_CONFIRMED("warranty.confirmed"),
    WARRANTY_RETURNED("warranty.returned"),
    WARRANTY_WITHDRAWN("warranty.withdrawn"),
    REPAIR_ORDERED("repair.ordered"),
    REPAIR_DONE("repair.done"),
    REPAIR_CONFIRMED("repair.confirmed"),
    REPAIR_RETURNED("repair.returned"),
    REPAIR_CANCELLED("repair.cancelled"),
    COVENANT_DRAFTED("covenant.drafted"),
    COVENANT_ADOPTED("covenant.adopted"),
    COVENANT_PUBLISHED("covenant.published"),
    COVENANT_DROPPED("covenant.dropped"),
    PARCEL_AGREED("parcel.agreed"),
    INCOME_RECEIVED("income.received"),
    INCOME_SPENT("income.spent"),
    INCOME_TRANSFERRED("income.transferred"),
    INCOME_REVERSED("income.reversed"),
    INCOME_PUBLISHED("income.published"),
    EXPENSE_ASKED("expense.asked"),
    EXPENSE_APPROVED("expense.approved"),
    EXPENSE_PAID("expense.paid"),
    EXPENSE_REJECTED("expense.rejected"),
    EXPENSE_REVERSED("expense.reversed"),
    BUDGET_ADOPTED("budget.adopted"),
    ROOM_OPENED("room.opened"),
    ROOM_BOOKED("room.booked"),
    ROOM_CLOSED("room.closed"),
    ROOM_CANCELLED("room.cancelled"),
    WAIVER_GRANTED("waiver.granted"),
    WAIVER_ENDED("waiver.ended"),
    TEAM_PROPOSED("team.proposed"),
    TEAM_FORMED("team.formed"),
    TEAM_DISSOLVED("team.dissolved"),
    ACTIVITY_PLANNED("activity.planned"),
    ACTIVITY_HELD("activity.held"),
    ACTIVITY_CANCELLED("activity.cancelled");

    private final String code;

    StewardshipAct(String deed) {
        this.code = "stewardship." + deed;
    }

    @Override
    public String code() {
        return code;
    }
}
