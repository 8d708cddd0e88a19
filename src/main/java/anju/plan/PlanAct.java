package anju.plan;

import anju.evidence.ActKind;

/** What the plan module puts into the public record. */
enum PlanAct implements ActKind {
    PLAN_OPENED("plan.plan.opened"),
    ITEM_DRAWN_UP("plan.item.drawn_up"),
    ITEM_WITHDRAWN("plan.item.withdrawn"),
    DECISION_ASKED("plan.decision.asked"),
    VERSION_FROZEN("plan.version.frozen");

    private final String code;

    PlanAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
