package anju.dispatch.web;

/** What is typed about meetings and tasks. */
final class MeetingForms {
    private MeetingForms() {}

    record CallMeetingForm(String area, String title, String venue, String at) {}

    record AgendaForm(String what) {}

    record ConclusionForm(String conclusion) {}

    record TaskForm(String item, String what, String owner, String due) {}

    record MinutesForm(String attended) {}

    record WordForm(String note) {}
}
