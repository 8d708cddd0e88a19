package anju.request;

import anju.evidence.ActKind;

/** What the office can be held to about residents' requests. Times are told to the minute: a second would point at a person. */
enum RequestAct implements ActKind {
    RECEIVED("request.request.received"),
    TAKEN("request.request.taken"),
    ACCEPTED("request.request.accepted"),
    RISEN("request.request.risen"),
    REMARKED("request.remark.made"),
    EXTENDED("request.request.extended"),
    MERGED("request.request.merged"),
    NOT_ACCEPTED("request.request.not_accepted"),
    ANSWERED("request.request.answered"),
    RATED("request.answer.rated"),
    REOPENED("request.request.reopened"),
    CLOSED("request.request.closed"),
    VOICE_RAISED("request.voice.raised"),
    WHISTLE_BLOWN("request.whistle.blown"),
    WHISTLE_ANSWERED("request.whistle.answered"),
    PETITION_MARKED("request.petition.marked"),
    PETITION_MOVED("request.petition.moved");

    private final String code;

    RequestAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean isTimedToTheMinute() {
        return true;
    }
}
