package anju.survey;

import anju.evidence.ActKind;

/** What the survey module puts into the public record. */
enum SurveyAct implements ActKind {
    NEED_RECORDED("survey.need.recorded"),
    NEED_WITHDRAWN("survey.need.withdrawn"),
    ROUND_OPENED("survey.round.opened"),
    ROUND_COMPLETED("survey.round.completed"),
    ROUND_ABANDONED("survey.round.abandoned"),
    GAP_DISMISSED("survey.gap.dismissed"),
    ALARM_RAISED("survey.alarm.raised"),
    ALARM_SETTLED("survey.alarm.settled");

    private final String code;

    SurveyAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
