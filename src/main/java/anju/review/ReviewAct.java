package anju.review;

import anju.evidence.ActKind;

/** What the review module puts into the public record. */
enum ReviewAct implements ActKind {
    INQUIRY_OPENED("review.inquiry.opened"),
    INQUIRY_CLOSED("review.inquiry.closed"),
    ASSESSMENT_RECORDED("review.assessment.recorded");

    private final String code;

    ReviewAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
