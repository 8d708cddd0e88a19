package anju.survey;

import anju.evidence.ActKind;

/** What the survey module puts into the public record. */
enum SurveyAct implements ActKind {
    NEED_RECORDED("survey.need.recorded"),
    NEED_WITHDRAWN("survey.need.withdrawn");

    private final String code;

    SurveyAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
