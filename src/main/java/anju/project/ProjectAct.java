package anju.project;

import anju.evidence.ActKind;

/** Acts of the project module. */
enum ProjectAct implements ActKind {
    PROJECT_OPENED("project.project.opened"),
    BASELINE_CONFIRMED("project.baseline.confirmed"),
    STAGE_ADVANCED("project.stage.advanced"),
    STAGE_RETURNED("project.stage.returned"),
    GO_LIVE_PROPOSED("project.go_live.proposed"),
    GO_LIVE_APPROVED("project.go_live.approved"),
    GO_LIVE_DECLINED("project.go_live.declined"),
    FACT_RECORDED_LATER("project.fact.recorded_later"),
    RECORDED_BATCH_ENTERED("project.recorded_batch.entered"),
    RECORDED_BATCH_CONFIRMED("project.recorded_batch.confirmed"),
    RECORDED_BATCH_WITHDRAWN("project.recorded_batch.withdrawn"),
    FACT_WITHDRAWN("project.fact.withdrawn");

    private final String code;

    ProjectAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
