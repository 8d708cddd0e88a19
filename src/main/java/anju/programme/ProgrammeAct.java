package anju.programme;

import anju.evidence.ActKind;

/** What the office can be held to about which compounds come when. */
enum ProgrammeAct implements ActKind {
    RESERVE_ENTERED("programme.reserve.entered"),
    RESERVE_WITHDRAWN("programme.reserve.withdrawn"),
    BATCH_ANNOUNCED("programme.batch.announced"),
    BATCH_WITHDRAWN("programme.batch.withdrawn");

    private final String code;

    ProgrammeAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
