package anju.consultation;

import anju.evidence.ActKind;

/** What the consultation module puts into the public record. */
enum ConsultationAct implements ActKind {
    OPINION_RECORDED("consultation.opinion.recorded"),
    OPINION_CONCLUDED("consultation.opinion.concluded"),
    CONSENSUS_REACHED("consultation.consensus.reached"),
    CONSENSUS_JOINED("consultation.consensus.joined"),
    CONSENSUS_PARTED("consultation.consensus.parted"),
    CONSENSUS_TAKEN_UP("consultation.consensus.taken_up"),
    CONSENSUS_DECLINED("consultation.consensus.declined"),
    GATHERING_CALLED("consultation.gathering.called"),
    GATHERING_RECORDED("consultation.gathering.recorded"),
    GATHERING_PUBLISHED("consultation.gathering.published"),
    GATHERING_CANCELLED("consultation.gathering.cancelled"),
    GROUP_FORMED("consultation.group.formed"),
    OFFICE_GIVEN("consultation.office.given"),
    OFFICE_ENDED("consultation.office.ended"),
    MICRO_GRID_DRAWN("consultation.micro_grid.drawn"),
    MICRO_GRID_SPLIT("consultation.micro_grid.split"),
    MEMBER_NAMED("consultation.member.named"),
    MEMBER_LEFT("consultation.member.left"),
    WILLINGNESS_ASKED("consultation.willingness.asked"),
    WILLINGNESS_ANSWERED("consultation.willingness.answered"),
    WILLINGNESS_CLOSED("consultation.willingness.closed");

    private final String code;

    ConsultationAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
