package anju.works;

import anju.evidence.ActKind;

/** What the office can be held to about joint reviews, contracts, the site, what was found there, and accepted work. */
public enum WorksAct implements ActKind {
    CONTRACT_SIGNED("works.contract.signed"),
    CHANGE_PROPOSED("works.change.proposed"),
    CHANGE_AGREED("works.change.agreed"),
    CHANGE_APPROVED("works.change.approved"),
    CHANGE_REFUSED("works.change.refused"),
    CHANGE_WITHDRAWN("works.change.withdrawn"),
    ACCEPTANCE_MEASURED("works.acceptance.measured"),
    ACCEPTANCE_SIGNED("works.acceptance.signed"),
    ACCEPTANCE_PASSED("works.acceptance.passed"),
    ACCEPTANCE_FAILED("works.acceptance.failed"),
    ACCEPTANCE_REVERSED("works.acceptance.reversed"),
    REVIEW_SUBMITTED("works.review.submitted"),
    REVIEW_OPINED("works.review.opined"),
    REVIEW_SUPPLEMENTED("works.review.supplemented"),
    REVIEW_CONDITIONAL("works.review.conditional"),
    REVIEW_APPROVED("works.review.approved"),
    REVIEW_SUSPENDED("works.review.suspended"),
    REVIEW_RETURNED("works.review.returned"),
    SCHEDULE_SET("works.schedule.set"),
    MILESTONE_REACHED("works.milestone.reached"),
    BRIEFING_HELD("works.briefing.held"),
    LOG_WRITTEN("works.log.written"),
    STRETCH_ANNOUNCED("works.stretch.announced"),
    STRETCH_WITNESSED("works.stretch.witnessed"),
    STRETCH_PASSED("works.stretch.passed"),
    STRETCH_TO_MEND("works.stretch.to_mend"),
    STRETCH_COVERED("works.stretch.covered"),
    BATCH_ARRIVED("works.batch.arrived"),
    BATCH_SIGNED("works.batch.signed"),
    BATCH_ACCEPTED("works.batch.accepted"),
    BATCH_REJECTED("works.batch.rejected"),
    BATCH_REMOVED("works.batch.removed"),
    GROUP_JOINED("works.group.joined"),
    GROUP_LEFT("works.group.left"),
    ENCROACHMENT_FOUND("works.encroachment.found"),
    ENCROACHMENT_TALKED("works.encroachment.talked"),
    ENCROACHMENT_CONSENTED("works.encroachment.consented"),
    ENCROACHMENT_ORDERED("works.encroachment.ordered"),
    ENCROACHMENT_REMOVED("works.encroachment.removed"),
    ENCROACHMENT_REUSED("works.encroachment.reused"),
    GROUND_CLEARED("works.ground.cleared"),
    FINDING_FILED("works.finding.filed"),
    FINDING_MENDED("works.finding.mended"),
    FINDING_CLOSED("works.finding.closed"),
    FINDING_SENT_BACK("works.finding.sent_back"),
    INSPECTOR_LISTED("works.inspector.listed"),
    INSPECTOR_STRUCK("works.inspector.struck"),
    DRAW_PREPARED("works.draw.prepared"),
    DRAW_DRAWN("works.draw.drawn"),
    DRAW_TOLD("works.draw.told"),
    SPOT_CHECK_REPORTED("works.spot_check.reported");

    private final String code;

    WorksAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
