package anju.dispatch;

import anju.evidence.ActKind;

/** What the office can be held to about its meetings and the tasks they gave, and how the city was set up. */
enum DispatchAct implements ActKind {
    CITY_NAMED("dispatch.city.named"),
    GUIDE_DISMISSED("dispatch.guide.dismissed"),
    MEETING_CALLED("dispatch.meeting.called"),
    MEETING_CANCELLED("dispatch.meeting.cancelled"),
    MEETING_MINUTED("dispatch.meeting.minuted"),
    TASK_DONE("dispatch.task.done"),
    TASK_DROPPED("dispatch.task.dropped"),
    TASK_REOPENED("dispatch.task.reopened"),
    FINDING_ANSWERED("dispatch.finding.answered");

    private final String code;

    DispatchAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
