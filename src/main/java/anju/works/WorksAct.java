package anju.works;

import anju.evidence.ActKind;

/** What the office can be held to about contracts and accepted work. */
enum WorksAct implements ActKind {
    CONTRACT_SIGNED("works.contract.signed"),
    ACCEPTANCE_MEASURED("works.acceptance.measured"),
    ACCEPTANCE_SIGNED("works.acceptance.signed"),
    ACCEPTANCE_PASSED("works.acceptance.passed"),
    ACCEPTANCE_FAILED("works.acceptance.failed"),
    ACCEPTANCE_REVERSED("works.acceptance.reversed");

    private final String code;

    WorksAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
